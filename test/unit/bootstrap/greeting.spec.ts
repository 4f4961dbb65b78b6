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

  it('is told on a terminal, apart from the log, where the console is, and at the first start a key for it', async () => {
    expect(await told(true, false)).to.deep.equal([
      '\nLockstep runs. Console: http://localhost:8080/console',
      'Sign in with this API key for everything, shown this once: lk_first\n',
    ]);
  });

  it('is told at a later start which key to sign in with', async () => {
    expect(await told(true, true)).to.deep.equal([
      '\nLockstep runs. Console: http://localhost:8080/console',
      'Sign in with a key that you have: LOCKSTEP_ADMIN_KEY, or one that was made.\n',
    ]);
  });

  it('is told nothing where nobody reads along: what is written there is the log', async () => {
    expect(await told(false, false)).to.deep.equal([]);
  });
});
