import { ContainerModule } from 'inversify';
import { AuthorizeIntegration } from '../application/installation/authorize-integration.ts';
import { AuthorizeWithToken } from '../application/installation/authorize-with-token.ts';
import { ChangeIntegration } from '../application/installation/change-integration.ts';
import { ChangeSyncSettings } from '../application/installation/change-sync-settings.ts';
import { CompleteAuthorization } from '../application/installation/complete-authorization.ts';
import { CheckWebhook } from '../application/installation/check-webhook.ts';
import { CheckWebhooks } from '../application/installation/check-webhooks.ts';
import {
  composeInstallation,
  type InstallationUseCases,
} from '../application/installation/compose-installation.ts';
import { CreateIntegration } from '../application/installation/create-integration.ts';
import { CreateWebhook } from '../application/installation/create-webhook.ts';
import { PreviewSettings } from '../application/installation/preview-settings.ts';
import { ProbeJira } from '../application/installation/probe-jira.ts';
import { RotateWebhookSecret } from '../application/installation/rotate-webhook-secret.ts';
import { ShowManualWebhook } from '../application/installation/show-manual-webhook.ts';
import { Uninstall } from '../application/installation/uninstall.ts';
import { WarnOfExpiry } from '../application/installation/warn-of-expiry.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Fingerprints } from '../application/ports/fingerprints.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { KeyPairs } from '../application/ports/key-pairs.ts';
import type { Log } from '../application/ports/log.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { WebhookTokens } from '../application/ports/webhook-tokens.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import {
  CLOCK,
  FINGERPRINTS,
  INSTALLATION,
  JIRA_SERVER,
  KEY_PAIRS,
  LOG,
  METER,
  PUBLIC_URL,
  RANDOMNESS,
  STORAGE,
  WEBHOOK_TOKENS,
  WORK_SIGNAL,
} from './tokens.ts';

/** Connecting a Jira. */
export const installationModule = new ContainerModule(({ bind }) => {
  bind(INSTALLATION).toResolvedValue(
    (
      storage: Storage,
      jira: JiraServer,
      tokens: WebhookTokens,
      keyPairs: KeyPairs,
      signal: WorkSignal,
      fingerprints: Fingerprints,
      randomness: Randomness,
      clock: Clock,
      meter: Meter,
      log: Log,
      publicUrl: string,
    ) =>
      composeInstallation(
        { storage, jira, tokens, keyPairs, signal, fingerprints, randomness, clock, meter, log },
        publicUrl,
      ),
    [
      STORAGE,
      JIRA_SERVER,
      WEBHOOK_TOKENS,
      KEY_PAIRS,
      WORK_SIGNAL,
      FINGERPRINTS,
      RANDOMNESS,
      CLOCK,
      METER,
      LOG,
      PUBLIC_URL,
    ],
  );
  bind(ProbeJira).toResolvedValue((all: InstallationUseCases) => all.probeJira, [INSTALLATION]);
  bind(CreateIntegration).toResolvedValue(
    (all: InstallationUseCases) => all.createIntegration,
    [INSTALLATION],
  );
  bind(AuthorizeIntegration).toResolvedValue(
    (all: InstallationUseCases) => all.authorizeIntegration,
    [INSTALLATION],
  );
  bind(AuthorizeWithToken).toResolvedValue(
    (all: InstallationUseCases) => all.authorizeWithToken,
    [INSTALLATION],
  );
  bind(CompleteAuthorization).toResolvedValue(
    (all: InstallationUseCases) => all.completeAuthorization,
    [INSTALLATION],
  );
  bind(CheckWebhook).toResolvedValue((all: InstallationUseCases) => all.checkWebhook, [INSTALLATION]);
  bind(CheckWebhooks).toResolvedValue((all: InstallationUseCases) => all.checkWebhooks, [INSTALLATION]);
  bind(CreateWebhook).toResolvedValue((all: InstallationUseCases) => all.createWebhook, [INSTALLATION]);
  bind(RotateWebhookSecret).toResolvedValue(
    (all: InstallationUseCases) => all.rotateWebhookSecret,
    [INSTALLATION],
  );
  bind(ChangeIntegration).toResolvedValue(
    (all: InstallationUseCases) => all.changeIntegration,
    [INSTALLATION],
  );
  bind(Uninstall).toResolvedValue((all: InstallationUseCases) => all.uninstall, [INSTALLATION]);
  bind(ShowManualWebhook).toResolvedValue(
    (all: InstallationUseCases) => all.showManualWebhook,
    [INSTALLATION],
  );
  bind(PreviewSettings).toResolvedValue((all: InstallationUseCases) => all.previewSettings, [INSTALLATION]);
  bind(ChangeSyncSettings).toResolvedValue(
    (all: InstallationUseCases) => all.changeSyncSettings,
    [INSTALLATION],
  );
  bind(WarnOfExpiry).toResolvedValue((all: InstallationUseCases) => all.warnOfExpiry, [INSTALLATION]);
});
