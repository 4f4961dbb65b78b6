/**
 * `lockstep/testing`: what every adapter of a port promises, as suites to run on one's own. They are written with mocha's
 * `describe` and `it`, which have to be there, and with chai.
 */

export { bodySignaturesContract } from './body-signatures.contract.ts';
export { fingerprintsContract } from './fingerprints.contract.ts';
export { jiraChoicesContract, type ArrangedChoices } from './jira-choices.contract.ts';
export { jiraCreationContract, type ArrangedCreation } from './jira-creation.contract.ts';
export { jiraRemoteLinksContract, type ArrangedRemoteLinks } from './jira-remote-links.contract.ts';
export { jiraServerContract } from './jira-server.contract.ts';
export { jiraTransitionsContract, type ArrangedWorkflow } from './jira-transitions.contract.ts';
export { keyPairsContract } from './key-pairs.contract.ts';
export { messageSignaturesContract } from './message-signatures.contract.ts';
export { randomnessContract } from './randomness.contract.ts';
export { secretBoxContract } from './secret-box.contract.ts';
export { storageContract } from './storage.contract.ts';
export { trackerCommentsContract, type ArrangedComments } from './tracker-comments.contract.ts';
export { trackerContract, type ArrangedTracker } from './tracker.contract.ts';
export { webhookTokensContract } from './webhook-tokens.contract.ts';
export { workSignalContract, type OpenWorkSignal } from './work-signal.contract.ts';
export type { ArrangedJira, ArrangedPerson } from './arranged-jira.ts';
export type { OpenedStorage, OpenStorage, OpenStorageOptions } from './opened-storage.ts';
/** The present of the storage suites: a storage that reads a clock is given one that stands here. */
export { NOON } from '../support/builders.ts';
