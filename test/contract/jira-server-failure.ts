import { expect } from 'chai';
import { JiraFailure } from '../../src/application/ports/jira-failure.ts';

/** The JiraFailure that `call` ends in; anything else it ends in fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<JiraFailure> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof JiraFailure) return error;
    throw error;
  }
  return expect.fail(`expected a JiraFailure, got ${JSON.stringify(answer)}`);
}
