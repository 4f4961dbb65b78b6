/** Something wrong with one variable. The message tells what it should be, and never what a secret is. */
export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
}

/** The settings cannot be used; `problems` are all that is wrong with them, and the message lists each on a line. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`);
    super(['The configuration cannot be used:', ...lines].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
