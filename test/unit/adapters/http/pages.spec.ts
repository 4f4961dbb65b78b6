import { expect } from 'chai';
import fc from 'fast-check';

import { errorResponseTo } from '../../../../src/adapters/http/error-responses.ts';
import { authorizedPage } from '../../../../src/adapters/http/pages/authorized-page.ts';
import { html, Html } from '../../../../src/adapters/http/pages/html.ts';
import { refusedPage } from '../../../../src/adapters/http/pages/refused-page.ts';
import { JiraFailure, type JiraFailureCode } from '../../../../src/application/ports/jira-failure.ts';
import { IntegrationNotActive } from '../../../../src/domain/domain-error.ts';
import { UNTRIED_WEBHOOK, type WebhookHealth } from '../../../../src/domain/webhook-health.ts';
import { anIntegration } from '../../../support/builders.ts';

const FAULTLESS = { isStorageUnavailable: () => false, isOwnerGone: () => false };

describe('markup', () => {
  it('holds every text put into it as text, in elements and in attributes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ';', 'a', '#', '/') }),
        (text) => {
          const inside = html`<p title="${text}">${text}</p>`
            .toString()
            .slice('<p title="'.length, -'</p>'.length);
          const [attribute = '', element = ''] = inside.split('">');
          expect(inside.split('">')).to.have.lengthOf(2);
          expect(unescaped(attribute)).to.equal(text);
          expect(unescaped(element)).to.equal(text);
          expect(attribute + element).not.to.match(/[<>"']/);
        },
      ),
    );
  });

  it('holds markup as it is, lists item by item, and nothing for null', () => {
    expect(html`${html`<b>${'<'}</b>`}${['a', null, new Html('<i>')]}`.toString()).to.equal(
      '<b>&lt;</b>a<i>',
    );
  });
});

describe('the page about a Jira that is connected', () => {
  const page = (webhook: Partial<WebhookHealth>, baseUrl: string | null = null) =>
    authorizedPage(
      anIntegration({
        serverInfo: {
          version: '9.12.0',
          major: 9,
          baseUrl,
          title: null,
          isCloud: false,
          clockAheadSeconds: null,
        },
        webhook: {
          ...UNTRIED_WEBHOOK,
          mode: 'managed',
          jiraWebhookId: '1',
          api: 'jira_9',
          ...webhook,
        },
      }),
      { publicUrl: 'https://lockstep.example.com', wizard: null },
    );

  it('is glad only when all is well', () => {
    expect(page({}).mood).to.equal('good');
    expect(page({ problem: 'It is switched off.' }).mood).to.equal('attention');
    expect(page({ mode: 'manual' }).mood).to.equal('attention');
    expect(page({ mode: 'missing' }).mood).to.equal('attention');
    expect(page({}, 'http://elsewhere:8080').mood).to.equal('attention');
  });

  it('shows what is wrong with the webhook, and with the base URL', () => {
    expect(page({ problem: 'It is switched off.' }).story.map(String)).to.include('It is switched off.');
    expect(page({}, 'http://elsewhere:8080').story.map(String).join()).to.include('http://elsewhere:8080');
  });

  it('says what is next in each case, in words of its own', () => {
    const modes = ['managed', 'manual', 'missing'] as const;
    expect(new Set(modes.map((mode) => page({ mode }).title)).size).to.equal(3);
    for (const mode of modes) expect(page({ mode }).steps).not.to.be.empty;
  });
});

describe('the page about an authorization that failed', () => {
  it('says for each failure of Jira what it is and how to mend it', () => {
    const codes: Readonly<Record<JiraFailureCode, true>> = {
      jira_unreachable: true,
      jira_rate_limited: true,
      jira_needs_reauthorization: true,
      jira_authorization_refused: true,
      jira_misconfigured: true,
      jira_forbidden: true,
      jira_not_found: true,
      jira_refused: true,
      jira_unexpected_answer: true,
    };
    const titles = Object.keys(codes).map((code) => {
      const failure = new JiraFailure(code as JiraFailureCode, `It was ${code}.`, {
        jiraMessages: ['Own words'],
      });
      const { title, story, steps } = refusedPage(failure, errorResponseTo(failure, FAULTLESS), {
        requestId: 'r-1',
        integrations: null,
      });
      expect(story).to.deep.equal([`It was ${code}.`, 'Jira says: Own words.']);
      expect(steps).not.to.be.empty;
      return title;
    });
    expect(new Set(titles).size).to.equal(9);
  });

  it('tells the reason of a refusal, and of a fault the request alone', () => {
    const refusal = new IntegrationNotActive('The Integration is disabled.');
    const told = refusedPage(refusal, errorResponseTo(refusal, FAULTLESS), {
      requestId: 'r-1',
      integrations: null,
    });
    const fault = refusedPage(new Error('x'), errorResponseTo(new Error('x'), FAULTLESS), {
      requestId: 'r-1',
      integrations: null,
    });

    expect(told.story).to.deep.equal(['The Integration is disabled.']);
    expect(fault.story).to.deep.equal([]);
    expect(String(fault.note)).to.include('r-1');
  });
});

function unescaped(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
