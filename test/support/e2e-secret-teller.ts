import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { openPostgres } from '../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../src/adapters/persistence/open-knex-storage.ts';
import type { IntegrationCredentials } from '../../src/application/ports/stores.ts';
import { parseConfig } from '../../src/bootstrap/config.ts';
import { createKey } from '../../src/bootstrap/keys-command.ts';
import { openSecretBox } from '../../src/bootstrap/open-secret-box.ts';
import type { IntegrationId } from '../../src/domain/ids.ts';
import type { Settings } from './e2e-database.ts';
import type { NamedSecret } from './e2e-secret-search.ts';

/** Gathers every secret of the story. */
export class SecretTeller {
  readonly secrets: NamedSecret[] = [];
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.note('encryption key', settings['LOCKSTEP_ENCRYPTION_KEYS']?.split(':')[1] ?? '');
  }

  note(name: string, value: string): string {
    if (!this.secrets.some((secret) => secret.value === value)) this.secrets.push({ name, value });
    return value;
  }

  noteAuthorize(url: string): string {
    this.note('request token', new URL(url).searchParams.get('oauth_token') ?? '');
    return url;
  }

  /** What Jira sends the browser to the callback with. */
  noteCallback(url: string): string {
    const { searchParams } = new URL(url);
    this.note('callback state', searchParams.get('state') ?? '');
    const verifier = searchParams.get('oauth_verifier') ?? '';
    if (verifier !== 'denied') this.note('verifier', verifier);
    return url;
  }

  async newApiKey(): Promise<string> {
    let made = '';
    await createKey(parseConfig(this.#settings), { name: 'of the test' }, (line) => {
      made = line;
    });
    return this.note('API key', made);
  }

  async noteStored(integrationId: string): Promise<void> {
    const credentials = await this.#credentialsOf(integrationId as IntegrationId);
    this.note('private key', credentials.privateKey.reveal());
    this.note('access token', credentials.accessToken?.value.reveal() ?? '');
    this.note('body secret', credentials.bodySecret.reveal());
    for (const { value, bodySecret } of credentials.webhookSecrets) {
      this.note('webhook secret', value.reveal());
      if (bodySecret !== null) this.note('former body secret', bodySecret.reveal());
    }
  }

  noteTokensOf(sandbox: Sandbox): void {
    for (const { token, secret, sessionHandle } of sandbox.jira.accessTokens()) {
      this.note('access token', token);
      this.note('access token secret', secret);
      this.note('session handle', sessionHandle);
    }
    for (const { url } of sandbox.jira.webhooks()) {
      this.note('webhook address', url);
      this.note('webhook token', url.slice(url.lastIndexOf('/') + 1));
    }
    for (const { headers } of sandbox.jira.deliveries()) {
      const signature = headers['X-Hub-Signature'];
      if (signature !== undefined) this.note('body signature', signature.slice('sha256='.length));
    }
  }

  async #credentialsOf(id: IntegrationId): Promise<IntegrationCredentials> {
    const database = openPostgres(this.#settings['DATABASE_URL'] ?? '', { poolSize: 1 });
    const { knex } = database;
    try {
      const secretBox = await openSecretBox(parseConfig(this.#settings), knex);
      const found = await openKnexStorage({ knex, secretBox }).stores.credentials.find(id);
      if (found === null) throw new Error('the Integration has no credentials');
      return found;
    } finally {
      await database.close();
    }
  }
}
