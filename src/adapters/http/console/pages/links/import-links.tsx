import type { Router } from '@koa/router';
import { IMPORTED_LINKS } from '../../../presenters/imported-links.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import type { Answered } from '../../in-process-api.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Badge, Notice } from '../../parts/said.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { installationFor, trackerWords } from './choose-installation.tsx';

type Imported = Answered<typeof IMPORTED_LINKS>;

const TITLE = 'Import links';
const MOST_LINES_SHOWN = 200;
const EXAMPLE = 'tracker issue,jira issue\n4501,ABC-4\n4502,https://jira.example.com/browse/ABC-5\n';

interface ImportPageProps {
  readonly installation: NamedInstallation;
  readonly csv: string | undefined;
  readonly imported: Imported | null;
  readonly refusal: Refusal;
}

function ImportPage({ installation, csv, imported, refusal }: ImportPageProps) {
  const isChecked = imported !== null && !imported.isApplied;
  const linkable = imported?.counts.linkable ?? 0;
  return (
    <>
      <Crumbs way={[['/links', 'Links']]} />
      <h1>{TITLE}</h1>
      <p class="lead">
        Of {trackerWords(installation.tracker)} with {installation.jiraUrl}: a line for each pair, first the
        tracker issue’s id, then the key or address of the Jira issue. Nothing is linked before you have seen
        what would come of each line.
      </p>
      <RefusalNotice refusal={refusal} />
      {imported !== null && <WhatCame imported={imported} />}
      {imported?.isApplied !== true && (
        <Form to={`/links/import${queryOf({ installation: installation.id })}`} class="card">
          <div class="field" data-with-script hidden>
            <label for="file">A file of comma-separated values</label>
            <input id="file" type="file" accept=".csv,text/csv,text/plain" data-reads-into="csv" />
          </div>
          <TextArea
            name="csv"
            label={isChecked ? 'The lines that were looked at' : 'The lines'}
            value={csv}
            rows={8}
            isCode
            error={refusal.fields['file']}
            hint={
              <>
                The first line names the columns: <code>{EXAMPLE.split('\n')[0]}</code>
              </>
            }
          />
          <div class="buttons">
            {isChecked && linkable > 0 && (
              <button name="action" value="apply">
                {`Link ${linkable === 1 ? 'this one' : `these ${linkable}`}`}
              </button>
            )}
            <button name="action" value="check" class={isChecked ? 'plain' : ''}>
              {isChecked ? 'Look at them again' : 'See what would come of it'}
            </button>
          </div>
        </Form>
      )}
    </>
  );
}

/** What came, or would come, of each line: what a person has to look at goes first. */
function WhatCame({ imported: { isApplied, counts, lines } }: { readonly imported: Imported }) {
  const problems = lines.filter(({ isProblem }) => isProblem);
  const shown = [...problems, ...lines.filter(({ isProblem }) => !isProblem)].slice(0, MOST_LINES_SHOWN);
  const done = isApplied ? counts.linked : counts.linkable;
  const already = counts.already_linked;
  return (
    <>
      <Notice tone={problems.length > 0 ? 'attention' : 'good'}>
        <p>
          <strong>
            {`${done} of ${lines.length} ${isApplied ? 'were linked' : 'can be linked'}`}
            {already > 0 ? `, ${already} are linked already` : ''}
            {problems.length > 0 ? `, ${problems.length} cannot be` : ''}.
          </strong>{' '}
          {isApplied ? <Link to="/links">See the links</Link> : 'Nothing was changed so far.'}
        </p>
      </Notice>
      <Listing caption="What comes of each line" columns={['Line', 'What comes of it']}>
        {shown.map(({ line, isProblem, sentence }) => (
          <tr>
            <td>{line}</td>
            <td>
              {isProblem && <Badge tone="attention">Look at this</Badge>} {sentence}
            </td>
          </tr>
        ))}
      </Listing>
      {lines.length > shown.length && <p class="hint">{`And ${lines.length - shown.length} more lines.`}</p>}
    </>
  );
}

/** Links many at once. */
export function addImportLinksRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = (ctx: ConsoleContext, shown: ImportPageProps): void => {
    pages.show(ctx, { title: TITLE, status: shown.refusal.status, children: <ImportPage {...shown} /> });
  };

  router.get('/links/import', async (ctx) => {
    const installation = await installationFor(ctx, pages, { title: TITLE, to: '/links/import' });
    if (installation !== null)
      show(ctx, { installation, csv: undefined, imported: null, refusal: NO_REFUSAL });
  });

  router.post('/links/import', async (ctx) => {
    const { api } = ctx.state;
    const installation = await namedInstallation(api, inQuery(ctx, 'installation') ?? '');
    const form = await readForm(ctx);
    const csv = form.get('csv') ?? '';
    const apply = form.get('action') === 'apply' ? 'true' : 'false';
    try {
      const imported = await api.ask(IMPORTED_LINKS, {
        method: 'POST',
        path: `/installations/${installation.id}/link-imports?apply=${apply}`,
        body: csv,
        headers: { 'content-type': 'text/csv' },
      });
      show(ctx, { installation, csv, imported, refusal: NO_REFUSAL });
    } catch (error) {
      show(ctx, { installation, csv, imported: null, refusal: refusalIn(error, ['file']) });
    }
  });
}
