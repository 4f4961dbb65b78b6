import { expect } from 'chai';

import { greet } from '../../../src/bootstrap/serve-command.ts';
import { Secret } from '../../../src/domain/secret.ts';

describe('who starts Lockstep', () => {
  const consoleUrl = 'http://localhost:8080/console';
  const told = async (isTerminal: boolean, hasKeys: boolean): Promise<readonly string[]> => {
    const lines: string[] = [];
    const firstKeyFor = async (reader: 'terminal' | 'nobody') =>
      hasKeys || reader === 'nobody' ? null : new Secret('lk_first');
    await greet({ consoleUrl, firstKeyFor }, { isTerminal, tell: (line) => lines.push(line) });
    return lines;
  };

  it('is told on a terminal where the console is, and at the first start a key for it', async () => {
    expect(await told(true, false)).to.deep.equal([
      'Console: http://localhost:8080/console',
      'API key for everything, shown this once: lk_first',
    ]);
    expect(await told(true, true)).to.deep.equal(['Console: http://localhost:8080/console']);
  });

  it('is told nothing where nobody reads along: what is written there is the log', async () => {
    expect(await told(false, false)).to.deep.equal([]);
  });
});
