import { expect } from 'chai';

import { DomainError, type DomainErrorCode } from '../../src/domain/domain-error.ts';

/** The refusal that `work` ends with; fails when it ends otherwise. */
export async function refusalOf(work: Promise<unknown>, code: DomainErrorCode): Promise<DomainError> {
  const outcome: unknown = await work.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
  if (!(outcome instanceof DomainError)) expect.fail(`expected ${code}, got ${String(outcome)}`);
  expect(outcome.code).to.equal(code);
  return outcome;
}

/** As `refusalOf`, with those of its own properties that `details` names. */
export async function expectRefusal(
  work: Promise<unknown>,
  code: DomainErrorCode,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const refusal = await refusalOf(work, code);
  for (const [name, value] of Object.entries(details)) expect(refusal).to.have.property(name, value);
}
