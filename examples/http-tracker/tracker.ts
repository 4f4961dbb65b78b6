import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

export interface Settings {
  /** What Lockstep signs its calls with: two while one replaces the other. */
  readonly callSecrets: readonly string[];
  readonly eventSecret: string;
  readonly eventsUrl: string;
  readonly port: number;
  readonly firstRetryMs: number;
}

interface Issue {
  readonly id: string;
  readonly title: string;
  status: string;
  assignee: string | null;
  readonly comments: Map<string, string>;
}

type Data = Record<'issue' | 'effect' | 'action' | 'user' | 'comment' | 'status' | 'title', string | null> & {
  readonly text: { readonly body: string };
};

const PEOPLE = ['ada', 'ben'].map((name) => ({ id: name, name }));
const AFTER: Record<string, string> = { resolve: 'resolved', unresolve: 'unresolved', ignore: 'ignored' };

/** A tiny tracker with its issues in memory. Lockstep calls `/lockstep`; people use `/issues`. */
export async function startTracker(settings: Settings) {
  const issues = new Map<string, Issue>();
  const answers = new Map<string, unknown>();
  const unsent: { readonly id: string; readonly body: string }[] = [];
  let [lastId, isSending, isClosed] = [0, false, false];
  const nextId = (kind: string) => `${kind}-${String(++lastId)}`;

  /** Tells Lockstep what happened; `effect` is what Lockstep itself did it for. */
  const tell = (type: string, { id: issue }: Issue, effect: string | null, data: object) => {
    const actor = effect === null ? { id: 'ada', name: 'ada' } : { isLockstep: true };
    const event = { id: nextId('event'), type, timestamp: new Date().toISOString() };
    const body = JSON.stringify({ ...event, data: { issue, actor, causedBy: effect, ...data } });
    unsent.push({ id: event.id, body });
    void send();
  };
  /** Sends event after event, each until it is taken. */
  const send = async () => {
    if (isSending) return;
    isSending = true;
    for (let wait = settings.firstRetryMs; unsent[0] !== undefined && !isClosed;) {
      const { id, body } = unsent[0];
      const at = new Date();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(settings.eventSecret).sign(id, at, body),
      };
      const sent = await fetch(settings.eventsUrl, { method: 'POST', headers, body }).catch(() => null);
      await sent?.arrayBuffer().catch(() => null);
      if (sent?.ok === true) unsent.shift();
      else await sleep(wait, null, { ref: false });
      wait = sent?.ok === true ? settings.firstRetryMs : Math.min(2 * wait, 60_000);
    }
    isSending = false;
  };

  const act = (type: string, data: Data): unknown => {
    const issue = issues.get(data.issue ?? '');
    if (issue === undefined) return { answer: 'gone' };
    const { comments, id, title, status, assignee: assigneeId } = issue;
    if (type === 'issue.find') return { answer: 'found', issue: { id, title, status, assigneeId } };
    if (type === 'issue.assignable') return { answer: 'people', people: PEOPLE };
    if (type === 'issue.apply') {
      const next = AFTER[data.action ?? ''];
      if (next === undefined) return { answer: 'unsupported' };
      if (next === status) return { answer: 'unchanged' };
      issue.status = next;
      tell('issue.status_changed', issue, data.effect, { status: next });
    } else if (type === 'issue.assign') {
      const assignee = PEOPLE.find((person) => person.id === data.user) ?? null;
      if (data.user === issue.assignee) return { answer: 'unchanged' };
      if (data.user !== null && assignee === null) return { answer: 'not_assignable' };
      issue.assignee = data.user;
      tell('issue.assigned', issue, data.effect, { assignee });
    } else if (type === 'comment.write') {
      const comment = { id: nextId('comment'), body: data.text.body };
      comments.set(comment.id, comment.body);
      tell('comment.created', issue, data.effect, { comment });
      return { answer: 'written', comment: comment.id };
    } else {
      if (!comments.has(data.comment ?? '')) return { answer: 'gone' };
      if (type === 'comment.delete') comments.delete(data.comment ?? '');
      else comments.set(data.comment ?? '', data.text.body);
    }
    return { answer: 'changed' };
  };
  const add = (title: string) => {
    const [id, status, comments] = [nextId('BUG'), 'unresolved', new Map<string, string>()];
    const issue = { id, title, status, assignee: null, comments };
    issues.set(id, issue);
    tell('issue.seen', issue, null, { facts: { title, status } });
    return issue;
  };

  /** The same message again is answered as before, and nothing is done. */
  const answerCall = ({ headers }: IncomingMessage, body: string): unknown => {
    const isSigned = settings.callSecrets.some((secret) => {
      try {
        return new Webhook(secret).verify(body, headers as Record<string, string>) !== undefined;
      } catch {
        return false;
      }
    });
    if (!isSigned) return null;
    const id = String(headers['webhook-id']);
    const { type, data } = JSON.parse(body) as { type: string; data: Data };
    if (!answers.has(id)) answers.set(id, act(type, data));
    return answers.get(id);
  };
  /** Of people: `{title}` adds an issue, `{type, ...}` does to one what Lockstep could. */
  const answerPerson = (issue: string | null, body: string): unknown => {
    if (body === '')
      return [...issues.values()].map((one) => ({ ...one, comments: [...one.comments.values()] }));
    const { type, ...data } = JSON.parse(body) as Data & { type: string };
    return issue === null ? add(data.title ?? '') : act(type, { ...data, issue, effect: null });
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [, place, issue = null] = (request.url ?? '').split('/');
      const answer = place === 'lockstep' ? answerCall(request, body) : answerPerson(issue, body);
      response.writeHead(answer === null ? 401 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await once(server.listen(settings.port, '127.0.0.1'), 'listening');
  const close = () => {
    isClosed = true;
    server.close().closeAllConnections();
  };
  return { issues, unsent, add, act, server, close };
}

if (process.argv[1] === import.meta.filename) {
  const { CALL_SECRETS = '', EVENT_SECRET = '', EVENTS_URL = '', PORT = '9000' } = process.env;
  const secrets = { callSecrets: CALL_SECRETS.split(' '), eventSecret: EVENT_SECRET };
  void startTracker({ ...secrets, eventsUrl: EVENTS_URL, port: Number(PORT), firstRetryMs: 1000 });
}
