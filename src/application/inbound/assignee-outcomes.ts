import type { ChosenUser } from '../../domain/assignee.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import type { Identified } from '../../domain/who-is-who.ts';
import type { AssignAnswer } from '../ports/tracker.ts';
import { over, type Over } from './conclusion.ts';

/** So many candidates are named; the rest are counted. */
const MOST_NAMED = 5;

/** What came of it that nobody, or not one person alone, was found to be the assignee: the tracker issue is left as it is. */
export function afterSearch(identified: Exclude<Identified, { readonly kind: 'found' }>): Over {
  switch (identified.kind) {
    case 'ambiguous':
      return over('skipped', 'assignee_ambiguous', {
        foundBy: identified.foundBy,
        candidates: namesOf(identified.candidates),
      });
    case 'not_assignable':
      return over('skipped', 'assignee_not_assignable', { to: identified.mappedTo, foundBy: 'mapping' });
    case 'unknown':
      return over('skipped', identified.isEmailHidden ? 'assignee_email_hidden' : 'assignee_unknown', {
        candidates: namesOf(identified.candidates),
      });
  }
}

/** What the tracker's answer to assigning the issue to `chosen` means; null is nobody. */
export function afterAssigning(answer: AssignAnswer, chosen: ChosenUser | null): Over {
  const values = chosen === null ? {} : { to: chosen.name, foundBy: chosen.foundBy };
  switch (answer) {
    case 'changed':
      return over('applied', chosen === null ? 'unassigned' : 'assigned', values);
    case 'unchanged':
      return over('applied', chosen === null ? 'already_unassigned' : 'already_assigned', values);
    case 'gone':
      return over('failed', 'tracker_issue_gone', values);
    case 'not_assignable':
      return over('skipped', 'assignee_not_assignable', values);
    case 'unsupported':
      return over('skipped', 'assignees_unsupported', values);
  }
}

/** The people by name, and by id where names alone do not tell them apart. */
function namesOf(people: readonly TrackerUser[]): string | null {
  if (people.length === 0) return null;
  const named = people.slice(0, MOST_NAMED).map(({ id, name }) => `${name} (${id})`);
  const more = people.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}

const ANSWERS: readonly AssignAnswer[] = ['changed', 'unchanged', 'gone', 'not_assignable', 'unsupported'];

/** The answer. @throws {TypeError} when it is none, as a tracker written without types may give. */
export function understoodAnswer(answer: AssignAnswer): AssignAnswer {
  if (ANSWERS.includes(answer)) return answer;
  throw new TypeError(`a Tracker answers ${ANSWERS.join(', ')}: nothing else`);
}

type People = readonly TrackerUser[] | 'gone' | 'unsupported';

/** The people. @throws {TypeError} when the tracker answered with something else. */
export function understoodPeople(people: People): People {
  if (Array.isArray(people) || people === 'gone' || people === 'unsupported') return people;
  throw new TypeError('a Tracker answers with a list of people, gone or unsupported: nothing else');
}
