import type { Integration } from '../../../domain/integration.ts';
import type { WebhookHealth } from '../../../domain/webhook-health.ts';
import { mismatchMessage } from '../presenters/integration.ts';
import { html, type Insert } from './html.ts';
import type { Page } from './page.ts';

interface Onward {
  readonly publicUrl: string;
  /** Where the console goes on with this Integration; null where there is none at this door. */
  readonly wizard: string | null;
}

/** Tells that a Jira is connected, how its webhook is, and what is next. */
export function authorizedPage(integration: Integration, { publicUrl, wizard }: Onward): Page {
  const { baseUrl, account, webhook } = integration.toProps();
  const mismatch = integration.baseUrlMismatch;
  const chapter = CHAPTERS[webhook.mode](webhook, `${publicUrl}/api/v1/integrations/${integration.id}`);
  return {
    mood: webhook.mode === 'managed' && webhook.problem === null && mismatch === null ? 'good' : 'attention',
    title: chapter.title,
    story: [
      html`Lockstep may now act in <code>${baseUrl}</code> as
        <strong>${account?.displayName ?? account?.name ?? 'the account that allowed it'}</strong>. What
        waited for this goes on by itself.`,
      chapter.story,
      ...(webhook.problem === null ? [] : [webhook.problem]),
      ...(mismatch === null ? [] : [mismatchMessage(mismatch)]),
    ],
    stepsTitle: 'What is next',
    steps: wizard === null ? chapter.steps : [inConsole(wizard)],
    note: html`Integration <code>${integration.id}</code>. You may close this window.`,
  };
}

function inConsole(wizard: string): Insert {
  return html`<a href="${wizard}">Go on in Lockstep’s console</a>, or tell who asked you to do this that it is
    done: there it says what is still to be done.`;
}

interface Chapter {
  readonly title: string;
  readonly story: Insert;
  readonly steps: readonly Insert[];
}

const CHECK_AGAIN = (address: string) =>
  html`Have the webhook checked with <code>POST ${address}/webhook/check</code> and an API key: Lockstep then
    makes it, or says what is in the way.`;

const notYet = (_: WebhookHealth, address: string): Chapter => ({
  title: 'Jira is connected, its webhook is not there yet',
  story: 'Until the webhook stands, Jira tells Lockstep nothing.',
  steps: [CHECK_AGAIN(address)],
});

const CHAPTERS: Readonly<
  Record<WebhookHealth['mode'], (webhook: WebhookHealth, address: string) => Chapter>
> = {
  none: notYet,
  missing: notYet,
  managed: ({ problem }, address) => ({
    title: problem === null ? 'Jira is connected' : 'Jira is connected, its webhook needs a hand',
    story: 'The webhook “Lockstep” stands in Jira, and Lockstep keeps it as it should be.',
    steps: [
      ...(problem === null ? [] : [CHECK_AGAIN(address)]),
      'Link tracker issues to Jira issues: from then on they are kept in lockstep.',
    ],
  }),
  manual: (_, address) => ({
    title: 'Jira is connected, the webhook is to be made by hand',
    story:
      'The account has no right to make webhooks in Jira: that takes the global permission Jira Administrators.',
    steps: [
      html`Ask for what to paste with <code>GET ${address}/webhook/manual</code> and an API key: name, URL,
        events and, for Jira 10 and newer, a secret.`,
      html`In Jira, as an administrator, open <strong>Administration &gt; System &gt; WebHooks</strong>,
        create a webhook, and paste these values. Leave the JQL empty, and “Exclude body” off.`,
      'Change any issue in Jira: the Integration shows when its last event came.',
      html`Or give the account that permission instead. ${CHECK_AGAIN(address)}`,
    ],
  }),
};
