import { expect } from 'chai';
import type { Page } from 'playwright-core';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { browsing, expectAccessible, picture, signInOn } from '../support/browser.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';

/** The demo's story, by people who have nothing but a browser: the console, and the pages of a Jira. */
describe('the whole story, through the console alone', function () {
  this.timeout(240_000);
  const browser = browsing();
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  beforeEach(async () => {
    database = await onPostgres();
    [service, sandbox] = await Promise.all([startService(database.settings), startSandbox()]);
  });
  afterEach(async () => {
    await Promise.all([service.stop(), sandbox.close()]);
    await database.close();
  });

  it('goes from an empty Lockstep to issues that follow each other, both ways', async () => {
    const { page, trouble } = await browser.open(service.publicUrl);
    const jira = await page.context().newPage();
    const story = new InBrowser({ page, jira, lockstep: service.publicUrl, jiraUrl: sandbox.url });

    await signInOn(page, service.publicUrl, service.adminKey);
    await story.logInToJira();
    await story.tellTheAddress();
    await story.makeTheApplicationLink();
    await story.allow();
    await story.sendTheFirstEvent();

    const key = await story.makeAnIssueInJira('The door squeaks');
    await story.link('TypeError: hinge is undefined', key);
    await story.expectOnLink('unresolved', 'To Do');
    await story.transition(key, 'Done');
    await story.expectOnLink('resolved', 'Done');
    await expectAccessible(page);
    await picture(page, 'story-timeline-light');
    await story.transition(key, 'Reopen');
    await story.expectOnLink('unresolved', 'To Do');

    await story.switchTheWebhook('Disable');
    await story.transition(key, 'Done');
    await story.compareWithJira();
    await story.openLink(key);
    await story.expectOnLink('resolved', 'Done');
    await story.mendTheWebhook();

    await story.makeAJiraIssueFor('RangeError: no more hinges');
    await story.expectOnLink('unresolved', 'To Do');

    expect(trouble.filter((what) => !what.startsWith(`asked ${sandbox.url}`))).to.deep.equal([]);
  });
});

interface Places {
  readonly page: Page;
  readonly jira: Page;
  readonly lockstep: string;
  readonly jiraUrl: string;
}

/** What a person does on the two sides, and sees. */
class InBrowser {
  readonly #page: Page;
  readonly #jira: Page;
  readonly #lockstep: string;
  readonly #jiraUrl: string;

  constructor({ page, jira, lockstep, jiraUrl }: Places) {
    this.#page = page;
    this.#jira = jira;
    this.#lockstep = lockstep;
    this.#jiraUrl = jiraUrl;
  }

  async logInToJira(): Promise<void> {
    await this.#jira.goto(`${this.#jiraUrl}/login.jsp`);
    await this.#jira.getByLabel('User name').fill('admin');
    await this.#jira.getByLabel('Password').fill('admin');
    await this.#jira.getByRole('button', { name: 'Log in' }).click();
  }

  async tellTheAddress(): Promise<void> {
    await this.#page.goto(`${this.#lockstep}/console`);
    await this.#page.getByRole('link', { name: 'Connect a Jira' }).first().click();
    await this.#page.getByLabel('Address of the Jira').pressSequentially(this.#jiraUrl);
    await this.#page.locator('#probe').getByText('10.3').waitFor();
    await this.#page.getByLabel('Name of your Organization').fill('Payments');
    await picture(this.#page, 'connect-address-light');
    await this.#page.getByRole('button', { name: 'Go on' }).click();
  }

  async makeTheApplicationLink(): Promise<void> {
    const value = (label: string) =>
      this.#page.getByRole('textbox', { name: label, exact: true }).inputValue();
    await this.#page.getByRole('textbox', { name: 'Consumer key', exact: true }).waitFor();
    await picture(this.#page, 'connect-link-light');
    await this.#jira.goto(`${this.#jiraUrl}/plugins/servlet/applinks/listApplicationLinks`);
    await this.#jira.getByLabel('Consumer key').fill(await value('Consumer key'));
    await this.#jira.getByLabel('Consumer name').fill('Lockstep');
    await this.#jira.getByLabel('Public key').fill(await value('Public key'));
    await this.#jira.getByLabel('Consumer callback URL').fill(await value('Callback URL'));
    await this.#jira.getByRole('button', { name: 'Save' }).click();
  }

  async allow(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Go to Jira and allow it' }).click();
    await this.#page.getByRole('button', { name: 'Allow' }).click();
  }

  async sendTheFirstEvent(): Promise<void> {
    await this.#page.getByText('Waiting for the first event').waitFor();
    await this.makeAnIssueInJira('Any issue');
    await this.#page.getByText('Jira reaches Lockstep').waitFor();
    await picture(this.#page, 'connect-done-light');
  }

  async makeAnIssueInJira(summary: string): Promise<string> {
    await this.#jira.goto(`${this.#jiraUrl}/`);
    await this.#jira.getByPlaceholder('Summary of a new issue').first().fill(summary);
    await this.#jira.getByRole('button', { name: 'Create' }).first().click();
    await this.#jira.waitForURL(/\/browse\//);
    return /\/browse\/([\w-]+)/.exec(this.#jira.url())?.[1] ?? '';
  }

  async link(title: string, jiraIssue: string): Promise<void> {
    await this.#goTo('Links');
    await this.#page.getByRole('link', { name: 'Link two issues' }).first().click();
    await this.#page.getByLabel('Title of a new tracker issue').fill(title);
    await this.#page.getByLabel('Jira issue').fill(jiraIssue);
    await this.#page.getByRole('button', { name: 'Link them' }).click();
    await this.#page.getByRole('heading', { name: `${jiraIssue} and ${title}` }).waitFor();
  }

  async transition(key: string, name: string): Promise<void> {
    await this.#jira.goto(`${this.#jiraUrl}/browse/${key}`);
    await this.#jira.getByRole('button', { name }).click();
  }

  async #goTo(place: string): Promise<void> {
    const bar = this.#page.getByRole('navigation', { name: 'Console' });
    await bar.getByRole('link', { name: place, exact: true }).click();
  }

  async openLink(key: string): Promise<void> {
    await this.#goTo('Links');
    await this.#page.getByRole('row', { name: key }).getByRole('link').first().click();
  }

  /** Jira’s administrator does something, and Jira tells Lockstep nothing any more. */
  async switchTheWebhook(how: 'Disable' | 'Enable'): Promise<void> {
    await this.#jira.goto(`${this.#jiraUrl}/plugins/servlet/webhooks`);
    await this.#jira.getByRole('button', { name: how }).click();
  }

  async compareWithJira(): Promise<void> {
    await this.#openIntegration();
    await this.#page.getByRole('button', { name: 'Compare all links now' }).click();
    await this.#page
      .getByRole('row', { name: /asked for/ })
      .getByText(/done/i)
      .waitFor();
  }

  async mendTheWebhook(): Promise<void> {
    await this.#openIntegration();
    await this.#page.getByRole('button', { name: 'Check the webhook' }).click();
    await this.#jira.goto(`${this.#jiraUrl}/plugins/servlet/webhooks`);
    await this.#jira.getByRole('button', { name: 'Disable' }).waitFor();
  }

  async #openIntegration(): Promise<void> {
    await this.#goTo('Integrations');
    await this.#page.getByRole('row').getByRole('link').first().click();
  }

  async makeAJiraIssueFor(title: string): Promise<void> {
    await this.#goTo('Links');
    await this.#page.getByRole('link', { name: 'Make a Jira issue' }).first().click();
    await this.#page.getByLabel('Title of a new tracker issue').fill(title);
    await this.#page.getByRole('button', { name: 'Go on' }).click();
    await this.#page.getByLabel('Project').selectOption({ index: 1 });
    await this.#page.getByRole('button', { name: 'Show the form' }).click();
    await this.#page.getByRole('button', { name: 'Make the issue' }).click();
    await this.#page.getByRole('heading', { name: title }).waitFor();
  }

  /** The open page of the link comes to say so by itself. */
  async expectOnLink(tracker: 'resolved' | 'unresolved', jira: string): Promise<void> {
    const facts = this.#page.locator('.facts');
    await facts.getByText(new RegExp(`· ${jira}$`)).waitFor();
    await facts.getByText(new RegExp(`· ${tracker}$`)).waitFor();
  }
}
