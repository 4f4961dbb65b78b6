import { ContainerModule } from 'inversify';
import { composeCreation, type Creation } from '../application/creation/compose-creation.ts';
import { AddCreationRule } from '../application/creation/add-creation-rule.ts';
import { ChangeCreationRule } from '../application/creation/change-creation-rule.ts';
import { PreviewCreationRule } from '../application/creation/preview-creation-rule.ts';
import { RemoveCreationRule } from '../application/creation/remove-creation-rule.ts';
import { CreateDue } from '../application/creation/create-due.ts';
import { CreateJiraIssue } from '../application/creation/create-jira-issue.ts';
import { ReplayCreation } from '../application/creation/replay-creation.ts';
import { ShowCreationForm } from '../application/creation/show-creation-form.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { CLOCK, CREATION, JIRA_SERVER, LOG, RANDOMNESS, STORAGE, TRACKERS, WORK_SIGNAL } from './tokens.ts';

/** The making of Jira issues for tracker issues. */
export const creationModule = new ContainerModule(({ bind }) => {
  bind(CREATION).toResolvedValue(
    (
      storage: Storage,
      jira: JiraServer,
      trackers: Trackers,
      signal: WorkSignal,
      randomness: Randomness,
      clock: Clock,
      log: Log,
    ) => composeCreation({ storage, jira, trackers, signal, randomness, clock, log }),
    [STORAGE, JIRA_SERVER, TRACKERS, WORK_SIGNAL, RANDOMNESS, CLOCK, LOG],
  );
  bind(ShowCreationForm).toResolvedValue((all: Creation) => all.showCreationForm, [CREATION]);
  bind(CreateJiraIssue).toResolvedValue((all: Creation) => all.createJiraIssue, [CREATION]);
  bind(ReplayCreation).toResolvedValue((all: Creation) => all.replayCreation, [CREATION]);
  bind(AddCreationRule).toResolvedValue((all: Creation) => all.addCreationRule, [CREATION]);
  bind(ChangeCreationRule).toResolvedValue((all: Creation) => all.changeCreationRule, [CREATION]);
  bind(PreviewCreationRule).toResolvedValue((all: Creation) => all.previewCreationRule, [CREATION]);
  bind(RemoveCreationRule).toResolvedValue((all: Creation) => all.removeCreationRule, [CREATION]);
  bind(CreateDue).toResolvedValue((all: Creation) => all.createDue, [CREATION]);
});
