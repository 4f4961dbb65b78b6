import { readFileSync } from 'node:fs';
import Router from '@koa/router';
import { expect } from 'chai';
import { JiraControl } from '../../../sandbox/control/jira-control.ts';
import { addControlRoutes } from '../../../sandbox/control/control-routes.ts';
import { FAULT } from '../../../sandbox/control/control-schemas.ts';
import { JiraInstance } from '../../../sandbox/jira-instance.ts';
import type { RequestState } from '../../../sandbox/rest/request-state.ts';
import { FAULT_NAMES } from '../../../sandbox/faults/fault-kinds.ts';

const README = readFileSync(new URL('../../../sandbox/README.md', import.meta.url), 'utf8');

describe("The sandbox's README", () => {
  it('has each route of the control API', () => {
    const section = README.slice(README.indexOf('## Control API'));
    const router = new Router<RequestState>();
    addControlRoutes(router, new JiraControl(new JiraInstance({})));
    const words = router.stack
      .filter(({ methods }) => methods.length > 0)
      .map(({ path }) =>
        String(path)
          .split('/')
          .findLast((part) => part !== '' && !part.startsWith(':')),
      );
    expect(words).to.include.members(['concealment', 'requests', 'users']);
    for (const word of words) expect(section, word).to.contain(`/${word ?? ''}`);
  });

  it('has a row for each fault, and no other', () => {
    const section = README.slice(README.indexOf('## Faults'), README.indexOf('## Control API'));
    const rows = [...section.matchAll(/^\| `([a-z]+-[a-z-]+)`/gm)].map(([, name]) => name);
    expect(rows.toSorted()).to.deep.equal(FAULT_NAMES.toSorted());
    for (const setting of Object.keys(FAULT.shape)) expect(section).to.contain(`\`${setting}\``);
  });
});
