import { jiraFieldsOf, type JiraFields } from '../../domain/creation/jira-fields.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { markerPlaceOn, withMarker } from '../../domain/creation/marked-fields.ts';
import { renderedValues } from '../../domain/creation/rendered-values.ts';
import { FieldsRefused } from '../../domain/domain-error.ts';
import type { ReadScreen } from './read-screen.ts';

/** Finds out what Jira is to be sent for a creation. */
export class PrepareCreation {
  readonly #readScreen: ReadScreen;

  constructor(readScreen: ReadScreen) {
    this.#readScreen = readScreen;
  }

  /**
   * The fields as Jira takes them, with the marker by which the issue is found again.
   * @throws {FieldsRefused} for everything that is wrong with what was given.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when Jira could not be asked what the screen has.
   */
  async execute(creation: IssueCreation): Promise<JiraFields> {
    const { integrationId, trackerIssueId, values, facts, ruleId } = creation.toProps();
    const screen = await this.#readScreen.execute(integrationId, values);
    const given =
      ruleId === null ? values : renderedValues(values, { ...facts, id: trackerIssueId }, screen.fields);
    const { fields, problems } = jiraFieldsOf(given, screen);
    if (problems.length > 0) {
      const named = problems.map(({ field, message }) => `${field} ${message}`);
      throw new FieldsRefused(`The Jira issue cannot be made like this: ${named.join('; ')}.`, problems);
    }
    return withMarker(fields, creation.marker, markerPlaceOn(screen.fields));
  }
}
