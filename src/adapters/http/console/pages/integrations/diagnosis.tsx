import type { DIAGNOSIS } from '../../../presenters/diagnosis.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Findings } from '../../parts/findings.tsx';
import { Link } from '../../parts/link.tsx';
import { Notice } from '../../parts/said.tsx';
import { advise } from './advise.tsx';
import { wayToIntegration } from './way-to-integration.ts';

type Diagnosis = Answered<typeof DIAGNOSIS>;

/** What was found out just now, by asking Jira and looking at everything else. */
export function DiagnosisFindings({ of: { integration, findings } }: { readonly of: Diagnosis }) {
  const problems = findings.filter(({ verdict }) => verdict === 'problem').length;
  const warnings = findings.filter(({ verdict }) => verdict === 'warning').length;
  return (
    <>
      <Notice
        tone={problems > 0 ? 'bad' : warnings > 0 ? 'attention' : 'good'}
        title={verdictOf(problems, warnings)}
      />
      <Findings of={findings} advise={advise(integration.id)} />
    </>
  );
}

export function DiagnosisPage({ of: diagnosis }: { readonly of: Diagnosis }) {
  const { integration } = diagnosis;
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <h1>What was found</h1>
      <DiagnosisFindings of={diagnosis} />
      <p>
        <Link to={`/integrations/${integration.id}/diagnosis`} class="button plain">
          Look again
        </Link>
      </p>
    </>
  );
}

function verdictOf(problems: number, warnings: number): string {
  if (problems > 0)
    return problems === 1 ? 'One thing is to be mended' : `${problems} things are to be mended`;
  return warnings > 0 ? 'It works, and there is something to know' : 'All is as it should be';
}
