import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { KeyPairs } from '../ports/key-pairs.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { AcceptAuthorization } from './accept-authorization.ts';
import { AuthorizeIntegration } from './authorize-integration.ts';
import { AuthorizeWithToken } from './authorize-with-token.ts';
import { ChangeIntegration } from './change-integration.ts';
import { ChangeSyncSettings } from './change-sync-settings.ts';
import { CheckSettingsAgainstJira } from './check-settings-against-jira.ts';
import { CheckWebhook } from './check-webhook.ts';
import { CheckWebhooks } from './check-webhooks.ts';
import { CompleteAuthorization } from './complete-authorization.ts';
import { CreateIntegration } from './create-integration.ts';
import { CreateWebhook } from './create-webhook.ts';
import { JiraAccess } from './jira-access.ts';
import { OwnWebhook } from './own-webhook.ts';
import { PreviewSettings } from './preview-settings.ts';
import { ProbeJira } from './probe-jira.ts';
import { RecentEvents } from './recent-events.ts';
import { RotateWebhookSecret } from './rotate-webhook-secret.ts';
import { ShowManualWebhook } from './show-manual-webhook.ts';
import { TryPlace } from './try-place.ts';
import { Uninstall } from './uninstall.ts';
import { WarnOfExpiry } from './warn-of-expiry.ts';

export interface InstallationPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'stores' | 'reads'>;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'authorization' | 'accounts' | 'webhooks' | 'search'>;
  readonly tokens: WebhookTokens;
  readonly keyPairs: KeyPairs;
  readonly signal: WorkSignal;
  readonly fingerprints: Fingerprints;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

export interface InstallationUseCases {
  readonly probeJira: ProbeJira;
  readonly createIntegration: CreateIntegration;
  readonly authorizeIntegration: AuthorizeIntegration;
  readonly authorizeWithToken: AuthorizeWithToken;
  readonly completeAuthorization: CompleteAuthorization;
  readonly createWebhook: CreateWebhook;
  readonly checkWebhook: CheckWebhook;
  readonly checkWebhooks: CheckWebhooks;
  readonly rotateWebhookSecret: RotateWebhookSecret;
  readonly showManualWebhook: ShowManualWebhook;
  readonly changeIntegration: ChangeIntegration;
  readonly uninstall: Uninstall;
  readonly changeSyncSettings: ChangeSyncSettings;
  readonly previewSettings: PreviewSettings;
  /** To be run once a day. */
  readonly warnOfExpiry: WarnOfExpiry;
}

/** Connecting a Jira, on these ports. Jira reaches us at `publicUrl`, which has no slash at its end. */
export function composeInstallation(ports: InstallationPorts, publicUrl: string): InstallationUseCases {
  const { jira, tokens, clock, log } = ports;
  const { stores, unitOfWork, reads } = ports.storage;

  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const ownWebhook = new OwnWebhook({ stores, jira, tokens }, publicUrl);
  const createWebhook = new CreateWebhook({ access, ownWebhook, stores, unitOfWork, jira, clock, log });
  const accept = new AcceptAuthorization({ ...ports, unitOfWork }, createWebhook);
  const checkWebhook = new CheckWebhook({ access, unitOfWork, jira, log }, createWebhook);
  const showManualWebhook = new ShowManualWebhook({ reads, ownWebhook });
  return {
    probeJira: new ProbeJira({ jira }),
    createIntegration: new CreateIntegration({ ...ports, reads, stores, unitOfWork }),
    authorizeIntegration: new AuthorizeIntegration({ ...ports, reads, stores }, publicUrl),
    authorizeWithToken: new AuthorizeWithToken({ ...ports, reads }, accept),
    completeAuthorization: new CompleteAuthorization({ ...ports, stores, unitOfWork }, accept),
    createWebhook,
    checkWebhook,
    checkWebhooks: new CheckWebhooks({ stores, clock, log }, checkWebhook),
    rotateWebhookSecret: new RotateWebhookSecret(
      { ...ports, reads, unitOfWork },
      createWebhook,
      showManualWebhook,
    ),
    showManualWebhook,
    changeIntegration: new ChangeIntegration(
      { ...ports, reads, stores, unitOfWork },
      new TryPlace({ stores, jira }),
      createWebhook,
    ),
    uninstall: new Uninstall({ ...ports, access, ownWebhook, stores, unitOfWork }, publicUrl),
    changeSyncSettings: new ChangeSyncSettings(
      { reads, unitOfWork },
      new CheckSettingsAgainstJira({ access, jira }),
    ),
    previewSettings: new PreviewSettings({ reads, stores }, new RecentEvents({ reads, stores })),
    warnOfExpiry: new WarnOfExpiry({ ...ports, stores }),
  };
}
