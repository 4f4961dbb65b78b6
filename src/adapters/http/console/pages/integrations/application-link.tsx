import type { ComponentChildren } from 'preact';
import { Copyable } from '../../parts/copyable.tsx';
import { Link } from '../../parts/link.tsx';
import type { IntegrationWithSetup } from './asked.ts';

/** The versions whose menus differ, as people name them. */
export const JIRA_VERSIONS = ['8', '9', '10', '11'] as const;
export type JiraVersion = (typeof JIRA_VERSIONS)[number];

/** Which of them a Jira is; the nearest for one that is older or newer. */
export function versionOf({ serverInfo }: Pick<IntegrationWithSetup, 'serverInfo'>): JiraVersion {
  const major = Number(serverInfo?.version.split('.', 1)[0]);
  if (major <= 8) return '8';
  return major >= 11 ? '11' : major === 9 ? '9' : '10';
}

interface ApplicationLinkProps {
  readonly integration: IntegrationWithSetup;
  readonly publicUrl: string;
  readonly version: JiraVersion;
}

/** The three values that are pasted into Jira, and the clicks that lead to where they go. */
export function ApplicationLink({ integration, publicUrl, version }: ApplicationLinkProps) {
  const { setup, baseUrl } = integration;
  if (setup === undefined) return null;
  return (
    <>
      <p>
        A Jira administrator does this once. They need nothing but this page: send them the three values, or
        have them sit beside you.
      </p>
      <Copyable id="consumer-key" label="Consumer key" value={setup.consumerKey} />
      <Copyable id="public-key" label="Public key" value={setup.publicKey} isLong />
      <Copyable id="callback-url" label="Callback URL" value={setup.callbackUrl} />
      <h3>The clicks in Jira {version}</h3>
      <Versions id={integration.id} shown={version} />
      <ol class="clicks">
        <li>
          Open{' '}
          <ToJira href={`${baseUrl}/plugins/servlet/applinks/listApplicationLinks`}>
            the application links
          </ToJira>{' '}
          of your Jira, or go there by the cog at the top right: <strong>Applications</strong>, then{' '}
          <strong>Application links</strong>. Jira may ask for your password again.
        </li>
        {CLICKS[version](publicUrl)}
        <li>
          On the page <strong>Link applications</strong>, enter <kbd>Lockstep</kbd> as the name, leave the
          type at <strong>Generic Application</strong>, leave all other fields empty, tick{' '}
          <strong>Create incoming link</strong>, and continue.
        </li>
        <li>
          Paste the <strong>consumer key</strong>, enter <kbd>Lockstep</kbd> as the consumer name, paste the{' '}
          <strong>public key</strong>, and continue. Where it asks for a consumer callback URL, paste the{' '}
          <strong>callback URL</strong>. Leave everything about 2-legged OAuth off.
        </li>
      </ol>
      <p class="hint">
        To change a value later: the pencil at the link, then <strong>Incoming authentication</strong>.
      </p>
    </>
  );
}

function Versions({ id, shown }: { readonly id: string; readonly shown: JiraVersion }) {
  return (
    <nav class="versions" aria-label="Clicks in another version of Jira">
      {JIRA_VERSIONS.map((version) => (
        <Link
          to={`/integrations/${id}/connect?jira=${version}#link`}
          aria-current={version === shown ? 'page' : undefined}
        >
          Jira {version}
        </Link>
      ))}
    </nav>
  );
}

export function ToJira({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

const direct = (publicUrl: string) => (
  <>
    <li>
      Click <strong>Create link</strong>. Choose <strong>Direct application link</strong>, which some versions
      call <strong>Atlassian product</strong>. Not <strong>External application</strong>: that is OAuth 2.0,
      which has no place for these values.
    </li>
    <li>
      Enter <code>{publicUrl}</code> as the application URL, and continue. Jira says that it got no response
      from there: that is as it should be. Continue.
    </li>
  </>
);

const CLICKS: Readonly<Record<JiraVersion, (publicUrl: string) => ComponentChildren>> = {
  '8': (publicUrl) => (
    <>
      <li>
        Enter <code>{publicUrl}</code> in the field at the top, and click <strong>Create new link</strong>.
        From 8.22 on there is a button <strong>Create link</strong> instead: choose{' '}
        <strong>Direct application link</strong> or <strong>Atlassian product</strong> there, not{' '}
        <strong>External application</strong>, and then enter the address.
      </li>
      <li>Jira says that it got no response from there: that is as it should be. Continue.</li>
    </>
  ),
  '9': direct,
  '10': direct,
  '11': direct,
};
