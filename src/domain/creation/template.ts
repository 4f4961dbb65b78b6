import type { TrackerIssueId } from '../ids.ts';
import type { TrackerIssueFacts } from '../outbound/tracker-event.ts';
import { asWikiText } from '../outbound/wiki-text.ts';
import { summaryOf } from './summary.ts';
import { fencedInWiki, linkInWiki } from './fenced-text.ts';

/** What a template may name: a tracker issue, with its id. */
export interface TemplateFacts extends TrackerIssueFacts {
  readonly id: TrackerIssueId;
}

/** Where a text goes: into a field of Jira's wiki, or where it is shown as it is. */
export type TemplateUse = 'wiki' | 'plain';

const PLACE = /\{\{([^{}]*)\}\}/g;
const TAG = /^tags\.[\w.:-]{1,100}$/;

const NAMES = ['id', 'title', 'url', 'link', 'status', 'project', 'level', 'timesSeen', 'details'] as const;
type Name = (typeof NAMES)[number];

/** What is wrong with a template; null when nothing is. */
export function templateProblem(template: string): string | null {
  const unknown = placesIn(template).find((name) => !isName(name) && !TAG.test(name));
  if (unknown !== undefined) {
    return `has no {{${unknown}}} to put in: there are ${NAMES.map((name) => `{{${name}}}`).join(', ')} and tags such as {{tags.release}}`;
  }
  const rest = template.replace(PLACE, '');
  return rest.includes('{{') || rest.includes('}}') ? 'has a {{ or }} that goes with no other' : null;
}

/** The template with what it names put in; what is not known is left blank. Nothing that is put in is a template. */
export function rendered(template: string, facts: TemplateFacts, use: TemplateUse): string {
  return template.replace(PLACE, (_, place: string) => {
    const name = place.trim();
    if (TAG.test(name)) return written(tagIn(facts, name.slice('tags.'.length)), use);
    return isName(name) ? put(name, facts, use) : '';
  });
}

function put(name: Name, facts: TemplateFacts, use: TemplateUse): string {
  switch (name) {
    case 'url':
      return facts.url ?? '';
    case 'link':
      return use === 'wiki' ? linkInWiki(summaryOf(facts.title), facts.url) : (facts.url ?? facts.title);
    case 'details':
      return use === 'wiki' && facts.details !== null ? fencedInWiki(facts.details) : (facts.details ?? '');
    case 'timesSeen':
      return facts.timesSeen === null ? '' : String(facts.timesSeen);
    default:
      return written(facts[name] ?? '', use);
  }
}

function written(text: string, use: TemplateUse): string {
  return use === 'wiki' ? asWikiText(text) : text;
}

function tagIn({ tags }: TemplateFacts, name: string): string {
  return Object.hasOwn(tags, name) ? (tags[name] ?? '') : '';
}

function placesIn(template: string): readonly string[] {
  return [...template.matchAll(PLACE)].map(([, name = '']) => name.trim());
}

function isName(name: string): name is Name {
  return NAMES.some((known) => known === name);
}
