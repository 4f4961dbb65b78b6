import type { ComponentChildren } from 'preact';
import { JiraIssue, TrackerIssue } from '../parts/linked-issues.tsx';
import { Link } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { Badge, Facts, Notice } from '../parts/said.tsx';
import { LinkBadge } from '../parts/state-badges.tsx';
import type { TimelineOfPage } from './read-timeline.ts';

interface Told {
  readonly told: TimelineOfPage;
}

/** What people call a link: both its issues. */
export function nameOfLink({ link, trackerIssue }: TimelineOfPage): string {
  return `${link.jiraIssueKey ?? `Jira issue ${link.jiraIssueId}`} and ${trackerIssue?.title ?? link.trackerIssueId}`;
}

/** Nothing follows any more. */
export function isOver({ state }: TimelineOfPage['link']): boolean {
  return state === 'deleted' || state === 'unlinked';
}

/** Both issues, and how the link fares. */
export function TimelineHead({ told }: Told) {
  const { link, integration, installation, trackerIssue } = told;
  return (
    <div class="card">
      <Facts
        of={[
          [
            'Jira issue',
            <>
              <JiraIssue link={link} baseUrl={integration?.baseUrl ?? null} />
              {link.jiraStatusName !== null && <> · {link.jiraStatusName}</>}
            </>,
          ],
          [
            'Tracker issue',
            <>
              <TrackerIssue
                id={link.trackerIssueId}
                tracker={installation?.tracker ?? null}
                issue={trackerIssue}
              />
              {trackerIssue !== null && <> · {trackerIssue.status}</>}
            </>,
          ],
          [
            'Link',
            <>
              <LinkBadge state={link.state} /> · made <Moment at={link.createdAt} />
            </>,
          ],
          ['It had the keys', link.formerKeys.length === 0 ? null : link.formerKeys.join(', ')],
          ['In doubt', link.isInDoubt ? 'An action was given up that may have been done.' : null],
          [
            'Unlinked',
            link.unlinkedAt === null ? null : (
              <>
                <Moment at={link.unlinkedAt} /> by {link.unlinkedBy ?? 'Lockstep'}
              </>
            ),
          ],
          [
            'Last event of this Jira',
            integration === null ? null : (
              <Link to={`/integrations/${integration.id}`}>
                {integration.lastEventAt === null ? 'none yet' : <Moment at={integration.lastEventAt} />}
              </Link>
            ),
          ],
        ]}
      />
    </div>
  );
}

/** Whether all was done, or how much is left. */
export function HowItFares({ link: { health, state } }: Pick<TimelineOfPage, 'link'>) {
  const { due, waiting, dead, lastSuccessAt } = health;
  return (
    <p class="fares">
      {due + waiting + dead === 0 && state === 'linked' && <Badge tone="good">in lockstep</Badge>}
      {due > 0 && <Badge tone="attention">{due} to be done now</Badge>}{' '}
      {waiting > 0 && <Badge tone="attention">{waiting} waiting</Badge>}{' '}
      {dead > 0 && <Badge tone="bad">{dead} given up</Badge>}{' '}
      {lastSuccessAt !== null && (
        <span class="hint">
          carried over last: <Moment at={lastSuccessAt} />
        </span>
      )}
    </p>
  );
}

/** What keeps anything from following, which is not of this link alone. */
export function WhyNothingFollows({ told: { link, integration, installation } }: Told) {
  const reasons: ComponentChildren[] = [];
  if (integration?.state === 'disabled') {
    reasons.push(
      <Notice tone="attention" title="This Jira is switched off.">
        <p>
          What waits goes on once it is switched on.{' '}
          <Link to={`/integrations/${integration.id}`}>See the Integration</Link>
        </p>
      </Notice>,
    );
  } else if (integration !== null && integration.state !== 'active' && integration.state !== 'uninstalled') {
    reasons.push(
      <Notice tone="bad" title="This Jira cannot be asked for anything now.">
        <p>{integration.problem?.message ?? 'It is not authorized.'}</p>
        <p>
          <Link to={`/integrations/${integration.id}`}>See the Integration</Link>
        </p>
      </Notice>,
    );
  }
  if (installation?.trackerProblem != null) {
    reasons.push(
      <Notice tone="bad" title="The tracker does not answer as it should.">
        <p>{installation.trackerProblem.message}</p>
      </Notice>,
    );
  }
  if (link.state === 'unreachable') {
    reasons.push(
      <Notice tone="bad" title="Jira does not show this issue to Lockstep’s account.">
        <p>
          It was deleted or archived, or the account may not browse its project. The link heals by itself with
          the next event about the issue, or once Jira shows it again.
        </p>
      </Notice>,
    );
  }
  return <>{reasons}</>;
}
