import { expect } from 'chai';
import fc from 'fast-check';

import { parseConfig } from '../../src/bootstrap/config.ts';
import { ConfigError } from '../../src/bootstrap/config-error.ts';
import { CONFIG_VARIABLES } from '../../src/bootstrap/config-variables.ts';

const SECRETS = ['DATABASE_URL', 'LOCKSTEP_ENCRYPTION_KEYS', 'LOCKSTEP_ADMIN_KEY', 'LOCKSTEP_PUBLIC_URL'];
const MARK = 'Zq7vK';

const name = () =>
  fc.oneof(
    fc.constantFrom(...CONFIG_VARIABLES.map((variable) => variable.name)),
    fc.string().map((text) => `LOCKSTEP_${text}`),
    fc.constantFrom('__proto__', 'constructor', 'LOCKSTEP_', 'toString'),
  );
const value = () =>
  fc.oneof(
    fc.string(),
    fc.constantFrom('true', '8080', 'info', undefined, 'postgres://a:b@c/d', 'https://a.example.com'),
  );

describe('the configuration, whatever is set', () => {
  it('is understood, or refused with a ConfigError that names what is wrong', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name(), value())), (entries) => {
        const error = refusalOf(Object.fromEntries(entries));

        expect(error?.problems ?? [{}]).to.not.deep.equal([]);
        for (const { variable } of error?.problems ?? []) expect(error?.message).to.include(variable);
      }),
    );
  });

  it('never shows what a secret is', () => {
    const shapes = ['', '1:', 'postgres://u:', 'https://u:', ',', 'x,', 'mysql://', 'https://a?'];
    const marked = () =>
      fc
        .tuple(fc.constantFrom(...shapes), fc.string(), fc.string())
        .map(([shape, a, b]) => shape + a + MARK + b);

    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...SECRETS), marked(), { minKeys: 1 }), (env) => {
        const error = refusalOf({ ...env, LOCKSTEP_PORT: 'junk' });

        expect(`${error?.message ?? ''}${error?.stack ?? ''}`).to.not.include(MARK);
        expect(JSON.stringify(error?.problems)).to.not.include(MARK);
      }),
    );
  });
});

function refusalOf(env: Readonly<Record<string, string | undefined>>): ConfigError | null {
  try {
    parseConfig(env);
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
