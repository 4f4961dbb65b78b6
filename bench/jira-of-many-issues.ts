import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

// A Jira whose every issue is there, for one kind of search: in a process of its own, so that its heap is not measured.
// Every `finishEvery`th issue is done since a minute after noon; the others are to do since noon. 0: none is done.

const finishEvery = Number(process.argv[2] ?? 0);
let requests = 0;

const server = createServer((request, response) => {
  void text(request).then((body) => {
    requests += 1;
    const { jql } = JSON.parse(body) as { readonly jql: string };
    const ids = jql.match(/\d+/g) ?? [];
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ startAt: 0, maxResults: 1000, total: ids.length, issues: ids.map(issue) }));
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
process.on('message', () => process.send?.({ requests }));

function issue(id: string): unknown {
  const isDone = finishEvery > 0 && Number(id) % finishEvery === 0;
  const status = isDone
    ? { id: '3', name: 'Done', statusCategory: { key: 'done' } }
    : { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
  return {
    id,
    key: `ABC-${id}`,
    self: `https://jira.example.com/rest/api/2/issue/${id}`,
    fields: {
      summary: `Something about ${id} does not do what everybody thinks it does`,
      status,
      assignee: null,
      resolution: null,
      project: { id: '10100', key: 'ABC', name: 'A project' },
      updated: isDone ? '2026-03-04T12:01:00.000+0000' : '2026-03-04T12:00:00.000+0000',
    },
  };
}
