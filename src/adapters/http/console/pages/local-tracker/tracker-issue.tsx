import type { TRACKER_COMMENT } from '../../../presenters/tracker-comment.ts';
import type { TRACKER_ISSUE } from '../../../presenters/tracker-issue.ts';
import type { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { useMay } from '../../parts/may.ts';
import { Outside } from '../../parts/linked-issues.tsx';
import { Moment } from '../../parts/moment.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Badge, Empty } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';

type Issue = Answered<typeof TRACKER_ISSUE>;

export interface TrackerIssuePageProps {
  readonly issue: Issue;
  /** The link that it has, if any. */
  readonly linkId: string | null;
  readonly comments: readonly Answered<typeof TRACKER_COMMENT>[];
  readonly people: readonly Answered<typeof TRACKER_USER>[];
  readonly written: string;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** An issue of the tracker that comes along, where people do there what Jira then follows. */
export function TrackerIssuePage(props: TrackerIssuePageProps) {
  const { issue, linkId, refusal, notice } = props;
  const mayAct = useMay('operate');
  return (
    <>
      <Crumbs
        way={[linkId === null ? ['/links', 'Links'] : [`/links/${linkId}`, 'Its link, and what happened']]}
      />
      <div class="head">
        <h1>{issue.title}</h1>
        <StatusBadge status={issue.status} />
      </div>
      <p class="lead">
        An issue of the tracker that comes with Lockstep, changed <Moment at={issue.changedAt} />. What is
        done here is carried to Jira as the{' '}
        <Link to={`/installations/${issue.installationId}/settings`}>settings</Link> say
        {linkId === null && ', once it is linked'}.
      </p>
      <Done code={notice} />
      <RefusalNotice refusal={refusal} />
      {mayAct && <Deeds issue={issue} people={props.people} />}
      <h2>Comments</h2>
      <Comments {...props} />
      {mayAct && <NewComment {...props} />}
    </>
  );
}

function StatusBadge({ status }: Pick<Issue, 'status'>) {
  return <Badge tone={status === 'unresolved' ? 'attention' : 'good'}>{status}</Badge>;
}

const DEEDS = {
  unresolved: [
    ['resolved', 'Resolve'],
    ['ignored', 'Ignore'],
  ],
  resolved: [['unresolved', 'Unresolve']],
  ignored: [['unresolved', 'Unresolve']],
} as const satisfies Record<Issue['status'], readonly (readonly [Issue['status'], string])[]>;

function Deeds({ issue, people }: Pick<TrackerIssuePageProps, 'issue' | 'people'>) {
  return (
    <div class="card">
      <Form to={`/tracker-issues/${issue.id}/status`} class="buttons">
        {DEEDS[issue.status].map(([status, words]) => (
          <button name="status" value={status}>
            {words}
          </button>
        ))}
      </Form>
      {people.length > 0 && (
        <Form to={`/tracker-issues/${issue.id}/assignee`} class="inline">
          <SelectField
            name="assigneeId"
            label="Assigned to"
            value={issue.assigneeId ?? ''}
            choices={[['', 'nobody'], ...people.map(({ id, name }) => [id, name] as const)]}
          />
          <button class="plain">Assign</button>
        </Form>
      )}
    </div>
  );
}

function Comments({ comments }: Pick<TrackerIssuePageProps, 'comments'>) {
  if (comments.length === 0) return <Empty>Nobody has written anything yet.</Empty>;
  return (
    <>
      {comments.map(({ author, body, url, createdAt }) => (
        <article class="card">
          <p>
            <strong>{author ?? 'Somebody here'}</strong>{' '}
            <span class="hint">
              <Moment at={createdAt} />
              {url !== null && (
                <>
                  , <Outside to={url}>in Jira</Outside>
                </>
              )}
            </span>
          </p>
          <pre>{body}</pre>
        </article>
      ))}
    </>
  );
}

function NewComment({ issue, written, refusal }: TrackerIssuePageProps) {
  return (
    <Form to={`/tracker-issues/${issue.id}/comments`}>
      <TextArea
        name="body"
        label="Write a comment"
        rows={3}
        value={written}
        required
        error={refusal.fields['body']}
      />
      <button class="plain">Comment</button>
    </Form>
  );
}
