import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/said.tsx';
import type { Preview } from './settings-parts.ts';

/** What a change would have made of what happened last. */
export function WhatWouldChange({ preview }: { readonly preview: Preview }) {
  const { looked, different, withoutBody, events } = preview;
  return (
    <section aria-label="What it would have changed">
      <Notice tone={different > 0 ? 'attention' : 'quiet'} title={summaryOf(preview)}>
        <p>
          Nothing was saved, and neither Jira nor the tracker was asked: this is what the rules make of{' '}
          {looked === 1 ? 'the event' : 'these events'}.
          {withoutBody > 0 &&
            ` ${withoutBody} older ${withoutBody === 1 ? 'request is' : 'requests are'} not in it, as their bodies were removed.`}
        </p>
      </Notice>
      {different > 0 && (
        <Listing
          caption="Events that would have been handled otherwise"
          columns={['When', 'Jira issue', 'What happened', 'By the settings now', 'By these settings']}
        >
          {events
            .filter(({ isDifferent }) => isDifferent)
            .map(({ at, linkId, jiraIssueKey, happened, before, after }) => (
              <tr>
                <td>
                  <Moment at={at} />
                </td>
                <td>
                  <Link to={`/links/${linkId}`}>{jiraIssueKey ?? 'its link'}</Link>
                </td>
                <td>{happened}</td>
                <td>
                  <Sentences of={before} />
                </td>
                <td>
                  <Sentences of={after} />
                </td>
              </tr>
            ))}
        </Listing>
      )}
    </section>
  );
}

function summaryOf({ looked, different }: Preview): string {
  if (looked === 0) return 'Nothing has happened yet that these settings are about.';
  const of = looked === 1 ? 'the last event' : `the last ${looked} events`;
  return different === 0
    ? `Of ${of}, none would have been handled otherwise.`
    : `Of ${of}, ${different} would have been handled otherwise.`;
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return <>nothing</>;
  return (
    <>
      {of.map((sentence) => (
        <div>{sentence}</div>
      ))}
    </>
  );
}
