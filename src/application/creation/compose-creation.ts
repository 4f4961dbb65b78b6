import { JiraAccess } from '../installation/jira-access.ts';
import { MakeLink } from '../linking/make-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { AddCreationRule } from './add-creation-rule.ts';
import { CarryOutCreation } from './carry-out-creation.ts';
import { ChangeCreationRule } from './change-creation-rule.ts';
import { CreateDue } from './create-due.ts';
import { CreateJiraIssue } from './create-jira-issue.ts';
import { FindMarkedIssue } from './find-marked-issue.ts';
import { FinishCreation } from './finish-creation.ts';
import { MakeByRule } from './make-by-rule.ts';
import { MakeInItsPlace } from './make-in-its-place.ts';
import { PrepareCreation } from './prepare-creation.ts';
import { PreviewCreationRule } from './preview-creation-rule.ts';
import { ReadScreen } from './read-screen.ts';
import { RemoveCreationRule } from './remove-creation-rule.ts';
import { ReplayCreation } from './replay-creation.ts';
import { SaveCreation } from './save-creation.ts';
import { ShowCreationForm } from './show-creation-form.ts';
import { TryCreation } from './try-creation.ts';

export interface CreationPorts {
  readonly storage: Pick<
    Storage,
    'unitOfWork' | 'stores' | 'reads' | 'creationReads' | 'leases' | 'isUnavailable'
  >;
  readonly jira: Pick<JiraServer, 'creation' | 'assignments'>;
  readonly trackers: Trackers;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Creation {
  readonly showCreationForm: ShowCreationForm;
  readonly createJiraIssue: CreateJiraIssue;
  readonly replayCreation: ReplayCreation;
  readonly addCreationRule: AddCreationRule;
  readonly changeCreationRule: ChangeCreationRule;
  readonly removeCreationRule: RemoveCreationRule;
  readonly previewCreationRule: PreviewCreationRule;
  /** What is handed the events of tracker issues. */
  readonly makeByRule: MakeByRule;
  /** What is asked for an issue in the place of one that is not reopened. */
  readonly makeInItsPlace: MakeInItsPlace;
  /** To be run every second. */
  readonly createDue: CreateDue;
}

/** The making of Jira issues for tracker issues, on these ports. */
export function composeCreation(ports: CreationPorts): Creation {
  const { storage, jira, trackers, signal, randomness, clock, log } = ports;
  const { stores, unitOfWork, reads, creationReads } = storage;

  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const save = new SaveCreation({ unitOfWork, log });
  const readScreen = new ReadScreen({ access, jira });
  const prepare = new PrepareCreation(readScreen);
  const carryOut = new CarryOutCreation(
    { stores, access, jira, clock, randomness },
    {
      prepare,
      save,
      findMarked: new FindMarkedIssue({ access, jira }),
      finish: new FinishCreation(
        { unitOfWork, signal, randomness, clock, log },
        new MakeLink({ randomness, clock }),
      ),
    },
  );
  const tryCreation = new TryCreation({ storage, randomness, clock, log }, carryOut, save);
  return {
    showCreationForm: new ShowCreationForm({ reads, stores, access, jira, trackers }),
    createJiraIssue: new CreateJiraIssue(
      { reads, stores, unitOfWork, trackers, randomness, clock },
      prepare,
      tryCreation,
    ),
    replayCreation: new ReplayCreation({ creationReads, unitOfWork }),
    addCreationRule: new AddCreationRule({ reads, stores, randomness, clock }),
    changeCreationRule: new ChangeCreationRule({ creationReads, stores }),
    removeCreationRule: new RemoveCreationRule({ creationReads, stores, clock }),
    previewCreationRule: new PreviewCreationRule({ reads, creationReads, trackers, clock }, readScreen),
    makeByRule: new MakeByRule({ randomness, clock }),
    makeInItsPlace: new MakeInItsPlace({ stores, unitOfWork, trackers, randomness, clock }),
    createDue: new CreateDue({ storage, clock, log }, tryCreation),
  };
}
