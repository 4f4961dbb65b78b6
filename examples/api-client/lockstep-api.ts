// Made by `npm run generate:client`: change src/adapters/http instead.
export interface paths {
  '/about': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what runs here: versions, the database, and settings without secrets. */
    get: operations['aboutShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/activity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what was decided hour by hour, in the last day or week, and how fast. */
    get: operations['activityShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/attention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells how much waits for a person. */
    get: operations['attentionShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists API keys, those that are good for nothing any more, too; never the keys themselves. */
    get: operations['apiKeysList'];
    put?: never;
    /** Makes an API key that is good for no more than the one that asks. */
    post: operations['apiKeysCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads what an API key is good for, and when it was used last. */
    get: operations['apiKeysShow'];
    put?: never;
    post?: never;
    /** Has an API key let nobody in any more. */
    delete: operations['apiKeysRevoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/whoami': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what the key that asks is good for. */
    get: operations['apiKeysWhoami'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit-entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists who changed what, the newest first. */
    get: operations['auditEntriesList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit-entries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a change that somebody made. */
    get: operations['auditEntriesShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Organizations this key may see. */
    get: operations['organizationsList'];
    put?: never;
    /** Makes an Organization; with a key for everything only. */
    post: operations['organizationsCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organizations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads an Organization. */
    get: operations['organizationsShow'];
    put?: never;
    post?: never;
    /** Deletes an Organization with all that is its own; with a key for everything only. */
    delete: operations['organizationsRemove'];
    options?: never;
    head?: never;
    /** Gives an Organization another name. */
    patch: operations['organizationsChange'];
    trace?: never;
  };
  '/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Integrations this key may see. */
    get: operations['integrationsList'];
    put?: never;
    /** Connects a Jira, or has the Organization join one that is connected. */
    post: operations['integrationsCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads an Integration with its health. */
    get: operations['integrationsShow'];
    put?: never;
    post?: never;
    /** Uninstalls: the webhook is taken out of Jira, the secrets are forgotten, what happened is kept. */
    delete: operations['integrationsUninstall'];
    options?: never;
    head?: never;
    /** Has the same Jira called at another address or by another certificate, or switches it off or on. */
    patch: operations['integrationsChange'];
    trace?: never;
  };
  '/integrations/{id}/authorize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begins the OAuth dance. */
    post: operations['integrationsAuthorize'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/personal-access-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Authorizes by a personal access token. */
    put: operations['integrationsAuthorizeWithToken'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/probe': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells what answers at an address, before it is connected; nothing is stored. */
    post: operations['integrationsProbe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/webhook/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes or mends the webhook in Jira. */
    post: operations['webhookCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/webhook/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives the webhook a new address and body secret. */
    post: operations['webhookRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/webhook/manual': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what a person pastes where Lockstep may not make the webhook. */
    get: operations['webhookManual'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Looks at everything lockstep needs, and says what to do, as `lockstep doctor` does. */
    get: operations['integrationsDiagnose'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells how much is to be done for a Jira, since when, and what was given up. */
    get: operations['integrationsQueue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/issues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Searches issues of the Jira, by key, numeric id, address or words. */
    get: operations['jiraIssues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Searches whom the issues of a project can be assigned to. */
    get: operations['jiraUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/values': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Proposes values of a field, as Jira completes them. */
    get: operations['jiraValues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/projects/{project}/statuses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the statuses of a project, by issue type. */
    get: operations['jiraProjectStatuses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/projects/{project}/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the fields of the screen on which an issue is made, by ids of project and issue type. */
    get: operations['jiraCreateFields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the projects that Lockstep’s account sees. */
    get: operations['jiraProjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/resolutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists by what issues can be resolved. */
    get: operations['jiraResolutions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/jira/issues/{issue}/transitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists what may be done with an issue from the status it has now, by its key or numeric id. */
    get: operations['jiraTransitions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/reconciliations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the reconciliations of an Integration. */
    get: operations['reconciliationsList'];
    put?: never;
    /** Compares links with Jira: all, those of a project, or one. */
    post: operations['reconciliationsStart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{integrationId}/reconciliations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells how far a reconciliation has come. */
    get: operations['reconciliationsShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Installations this key may see. */
    get: operations['installationsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads an Installation. */
    get: operations['installationsShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads what is kept in lockstep, and how. */
    get: operations['settingsShow'];
    /** Replaces the settings; what is left out goes back to its default. */
    put: operations['settingsReplace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the settings that are given; null puts one back to its default. */
    patch: operations['settingsChange'];
    trace?: never;
  };
  '/installations/{id}/tracker': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads which tracker an Installation keeps in lockstep; no secret. */
    get: operations['trackerShow'];
    /** Connects a tracker, and looks at whether it can be called. */
    put: operations['trackerConnect'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/tracker/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Looks at whether the tracker can be called as is needed, and at what it cannot do. */
    get: operations['trackerCheck'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/tracker/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces secrets; those before are taken for a while. */
    post: operations['trackerRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/tracker-issues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the issues of the local tracker. */
    get: operations['trackerIssuesList'];
    put?: never;
    /** Adds an issue to the local tracker. */
    post: operations['trackerIssuesCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-issues/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads an issue of the local tracker. */
    get: operations['trackerIssuesShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-issues/{id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Resolves, unresolves or ignores an issue of the local tracker, as a person does. */
    put: operations['trackerIssuesSetStatus'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-issues/{id}/assignee': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Assigns an issue of the local tracker, as a person does; null for nobody. */
    put: operations['trackerIssuesAssign'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-issues/{id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the comments of an issue of the local tracker. */
    get: operations['trackerCommentsList'];
    put?: never;
    /** Writes a comment on an issue of the local tracker, as a person does. */
    post: operations['trackerCommentsCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-issues/{id}/comments/{comment}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Gives a comment of the local tracker another text, as a person does. */
    put: operations['trackerCommentsChange'];
    post?: never;
    /** Deletes a comment of the local tracker, as a person does. */
    delete: operations['trackerCommentsRemove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organizations/{id}/tracker-users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the people of the local tracker. */
    get: operations['trackerUsersList'];
    put?: never;
    /** Adds a person of the local tracker. */
    post: operations['trackerUsersCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tracker-users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a person of the local tracker. */
    get: operations['trackerUsersShow'];
    put?: never;
    post?: never;
    /** Takes a person out of the local tracker; their issues are then assigned to nobody. */
    delete: operations['trackerUsersRemove'];
    options?: never;
    head?: never;
    /** Changes what is given of a person; another e-mail is not verified unless that is said, too. */
    patch: operations['trackerUsersChange'];
    trace?: never;
  };
  '/installations/{id}/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Links a tracker issue to a Jira issue, by its key, numeric id or address, and has a comment written there. */
    post: operations['linksCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists links, each with how it fares. */
    get: operations['linksList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/links/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a link, and how it fares. */
    get: operations['linksShow'];
    put?: never;
    post?: never;
    /** Unlinks: neither side changes the other any more, and what happened is kept. */
    delete: operations['linksRemove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/links/{id}/relink': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Unlinks the tracker issue, and links it to another Jira issue, in one step. */
    post: operations['linksRelink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/links/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what was done for a link, and why, the newest first. */
    get: operations['linksTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/creation-form': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Answers the form by which a Jira issue is made for a tracker issue. */
    get: operations['creationsForm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/creations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a Jira issue for a tracker issue, and links it; the same `key` again makes no other. */
    post: operations['creationsCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/creations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Jira issues that are being made, or were, the newest first. */
    get: operations['creationsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/creations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads how the making of a Jira issue goes. */
    get: operations['creationsShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/creations/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has the making of a Jira issue that was given up tried anew. */
    post: operations['creationsReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/link-imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells what would come of each line of a file of issues to be linked; with `apply`, links them. */
    post: operations['linksImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/creation-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the rules of an Installation, with what went wrong. */
    get: operations['rulesList'];
    put?: never;
    /** Adds a rule by which Jira issues are made for tracker issues. */
    post: operations['rulesCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/creation-rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a rule, with what went wrong. */
    get: operations['rulesShow'];
    /** Puts what a rule says in the place of what it said. */
    put: operations['rulesReplace'];
    post?: never;
    /** Takes a rule away; what was made by it stays. */
    delete: operations['rulesRemove'];
    options?: never;
    head?: never;
    /** Changes the parts of a rule that are given; null puts one back to its default. */
    patch: operations['rulesChange'];
    trace?: never;
  };
  '/installations/{id}/settings/previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells what changed settings would have made of the last 50 events. Changes nothing. */
    post: operations['settingsPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/user-suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells who people of Jira are in the tracker, and who they may be. */
    get: operations['settingsSuggestUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/installations/{id}/creation-rules/previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells what Jira issue a rule would make for a tracker issue. Makes nothing. */
    post: operations['rulesPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Deliveries without their bodies, the newest first, with what came of each. */
    get: operations['deliveriesList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads a Delivery with its body, as long as that is kept, and with what came of it. */
    get: operations['deliveriesShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Effects with their decisions, the newest first. */
    get: operations['effectsList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effects/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reads an Effect with its decisions. */
    get: operations['effectsShow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrations/{id}/event-previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells what would come of an event, if Jira told of it now; nothing is done. */
    post: operations['eventsPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effects/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has an Effect tried anew that is dead or has failed. */
    post: operations['effectsReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deliveries/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has a Delivery processed as if it came now. */
    post: operations['deliveriesReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has everything tried anew that was given up and that the filter lets through. */
    post: operations['effectsReplayDead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    About: {
      version: string;
      node: string;
      database: string;
      /** @description The newest migration that was applied. */
      schema: string | null;
      publicUrl: string;
      /** Format: date-time */
      clock: string;
      /** @description For a key for everything; no secret is among them. */
      settings: {
        name: string;
        value: string;
      }[];
    };
    Activity: {
      /** @description Those in which anything was decided. */
      hours: components['schemas']['HourOfActivity'][];
    };
    /** @description What is known of an API key, which is not the key. */
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description What the key begins with; null for an old one. */
      prefix: string | null;
      /** @description Whose things it is for; null is everything. */
      organizationId: string | null;
      /** @enum {string} */
      role: 'read' | 'operate' | 'admin';
      /** @enum {string} */
      state: 'good' | 'expired' | 'revoked';
      /** Format: date-time */
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      /** @description To the minute; null until it is used. */
      lastUsedAt: string | null;
    };
    /** @description How much waits for a person. */
    Attention: {
      /** @description Counted up to 1000. */
      deadEffects: number;
      /** @description Counted up to 1000. */
      awaitingAuthorization: number;
      /** @description Counted up to 1000. */
      deadDeliveries: number;
      /** @description Counted up to 1000. */
      stuckCreations: number;
      /** @description Counted up to 1000. */
      unreachableLinks: number;
    };
    /** @description A change that somebody made, or tried to make. */
    AuditEntry: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      actor: {
        /** @enum {string} */
        kind: 'api_key' | 'cli';
        /** @description Null for LOCKSTEP_ADMIN_KEY, and at the command line. */
        apiKeyId: string | null;
        /** @description Of the key, or of the account on the machine. */
        name: string;
      };
      operation: string;
      thing: {
        kind: string | null;
        id: string | null;
      };
      organizationId: string | null;
      requestId: string | null;
      /** @description `done`, `dry_run`, `failed`, the code of a refusal, or `begun` where nobody knows how it ended. */
      outcome: string;
      concludedAt: string | null;
      /** @description The thing as the route that reads it shows it; null when it is not there. */
      before: unknown;
      /** @description The thing as the route that reads it shows it; null when it is not there. */
      after: unknown;
    };
    AuthorizeAddress: {
      /** @description Where a person who may administer the Jira allows Lockstep. */
      authorizeUrl: string;
      /** Format: date-time */
      expiresAt: string;
    };
    Caller: {
      /** @description Null for LOCKSTEP_ADMIN_KEY. */
      apiKeyId: string | null;
      name: string;
      /** @description Whose things it is for; null is everything. */
      organizationId: string | null;
      /** @enum {string} */
      role: 'read' | 'operate' | 'admin';
    };
    ConnectedIntegration: {
      integration: components['schemas']['Integration'];
      installation: components['schemas']['Installation'];
      setup: components['schemas']['Setup'];
    };
    ConnectedTracker: {
      tracker: components['schemas']['TrackerSettings'];
      /** @description Null while it answers. */
      problem: components['schemas']['TrackerProblem'] | null;
      /** @description Where it posts its events; null when it has none to post. */
      eventsUrl: string | null;
      /** @description Shown this once; null for those that were there before, or were given. */
      secrets: {
        call: string | null;
        event: string | null;
      };
      findings: components['schemas']['Finding'][];
    };
    Creation: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      /** Format: uuid */
      integrationId: string;
      trackerIssueId: string;
      /** @description The rule that asks for it; null when a person does. */
      ruleId: string | null;
      /** @description Who asks for it, for people. */
      by: string;
      /**
       * @description `due` and `waiting` are tried by themselves; `failed` and `dead` wait for a person.
       * @enum {string}
       */
      state: 'due' | 'waiting' | 'created' | 'failed' | 'dead';
      attempts: number;
      nextAttemptAt: string | null;
      /** @description What stopped the last try. */
      problem: string | null;
      /** @description What is wrong at which field, by our word or Jira’s. */
      errors: components['schemas']['FieldProblem'][];
      /** @description What the Jira issue bears, so that it is found again. */
      marker: string;
      jiraIssueId: string | null;
      jiraIssueKey: string | null;
      linkId: string | null;
      /** Format: date-time */
      createdAt: string;
      finishedAt: string | null;
      /** @description How it goes, for people. */
      sentence: string;
    };
    CreationForm: {
      fields: components['schemas']['FormField'][];
      /** @description What was not filled in as was asked for, or as the last time. */
      notices: components['schemas']['FormNotice'][];
      /** @description Why no issue can be made as it stands, and what to do. */
      problem: components['schemas']['FormNotice'] | null;
    };
    CreationRule: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      name: string;
      /** @description Of several rules that match, the one with the lowest goes first. */
      position: number;
      isEnabled: boolean;
      /** @description Which tracker issues it is for: those that have each thing; an empty list is any. */
      match: {
        projects: string[];
        levels: string[];
        tags: {
          [key: string]: string;
        };
        /** @description Only those that have happened so often; null is any. */
        timesSeenAtLeast: number | null;
        /** @description Whether it is also for those that come back after they were resolved. */
        onRegression: boolean;
      };
      /**
       * @description When it makes another issue for a tracker issue it has made one for.
       * @enum {string}
       */
      again: 'never' | 'once_done' | 'always';
      /** @description By field id; texts may be templates. */
      values: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
    };
    Decision: {
      /** @enum {string} */
      outcome: 'applied' | 'skipped' | 'failed' | 'dead';
      /** @enum {string} */
      reason:
        | 'resolved'
        | 'unresolved'
        | 'already_resolved'
        | 'already_unresolved'
        | 'ignored'
        | 'already_ignored'
        | 'held_back'
        | 'nothing_changed'
        | 'stale'
        | 'superseded'
        | 'status_sync_off'
        | 'status_unknown'
        | 'tracker_issue_gone'
        | 'tracker_gave_up'
        | 'jira_gave_up'
        | 'lockstep_failed'
        | 'jira_issue_unreachable'
        | 'jira_issue_deleted'
        | 'link_over'
        | 'uninstalled'
        | 'unlinked'
        | 'key_changed'
        | 'key_unchanged'
        | 'comment_written'
        | 'comment_edited'
        | 'comment_deleted'
        | 'comment_hidden'
        | 'comment_known'
        | 'comment_deleted_before'
        | 'comment_not_there'
        | 'comment_restricted'
        | 'comment_unreadable'
        | 'comment_sync_off'
        | 'comments_unsupported'
        | 'tracker_comment_gone'
        | 'assigned'
        | 'already_assigned'
        | 'unassigned'
        | 'already_unassigned'
        | 'assignee_ambiguous'
        | 'assignee_unknown'
        | 'assignee_email_hidden'
        | 'assignee_not_assignable'
        | 'assignee_sync_off'
        | 'assignees_unsupported'
        | 'echo'
        | 'tracker_moved_on'
        | 'remote_link_shown'
        | 'remote_link_removed'
        | 'remote_link_without_page'
        | 'remote_link_refused'
        | 'remote_links_off'
        | 'jira_status_changed'
        | 'jira_status_already'
        | 'outbound_status_off'
        | 'status_not_mapped'
        | 'ignoring_not_mapped'
        | 'not_reopened'
        | 'no_transition'
        | 'transition_refused'
        | 'transition_forbidden'
        | 'jira_assigned'
        | 'jira_assigned_already'
        | 'jira_unassigned'
        | 'jira_unassigned_already'
        | 'jira_unassigning_forbidden'
        | 'jira_assigning_forbidden'
        | 'jira_assigning_failed'
        | 'jira_person_ambiguous'
        | 'jira_person_unknown'
        | 'jira_person_without_email'
        | 'jira_person_not_assignable'
        | 'outbound_assignee_off'
        | 'jira_comment_written'
        | 'jira_comment_edited'
        | 'jira_comment_deleted'
        | 'jira_comment_gone'
        | 'jira_comment_refused'
        | 'jira_comment_forbidden'
        | 'jira_comment_visibility_refused'
        | 'outbound_comment_not_there'
        | 'outbound_comment_stale'
        | 'outbound_comment_deleted_before'
        | 'outbound_comment_unreadable'
        | 'outbound_comments_off';
      /** @description What it was decided on, by name. */
      values: {
        [key: string]: string | number | boolean | null;
      };
      /** Format: date-time */
      decidedAt: string;
    };
    Delivery: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      integrationId: string;
      jiraIssueId: string;
      /** @description The key that it has now; null while no link knows it. */
      jiraIssueKey: string | null;
      /** @description Rises with every Delivery that is taken after another was. */
      sequence: number;
      /**
       * @description `processed`: it became Effects. `ignored`: it asked for nothing. `dead`: tried to the end.
       * @enum {string}
       */
      state: 'pending' | 'processed' | 'ignored' | 'dead';
      /** @description Why it is ignored. */
      reason: string | null;
      /** @description Tries that failed unexpectedly. */
      attempts: number;
      nextAttemptAt: string | null;
      lastProblem: string | null;
      /** Format: date-time */
      receivedAt: string;
      /** @description When it was done with, or given up. */
      processedAt: string | null;
      replayedAt: string | null;
      replayedBy: string | null;
      /** @description What came of it, link by link, with what is alike told once. */
      effects: components['schemas']['EffectsAlike'][];
    };
    DeliveryWithBody: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      integrationId: string;
      jiraIssueId: string;
      /** @description The key that it has now; null while no link knows it. */
      jiraIssueKey: string | null;
      /** @description Rises with every Delivery that is taken after another was. */
      sequence: number;
      /**
       * @description `processed`: it became Effects. `ignored`: it asked for nothing. `dead`: tried to the end.
       * @enum {string}
       */
      state: 'pending' | 'processed' | 'ignored' | 'dead';
      /** @description Why it is ignored. */
      reason: string | null;
      /** @description Tries that failed unexpectedly. */
      attempts: number;
      nextAttemptAt: string | null;
      lastProblem: string | null;
      /** Format: date-time */
      receivedAt: string;
      /** @description When it was done with, or given up. */
      processedAt: string | null;
      replayedAt: string | null;
      replayedBy: string | null;
      /** @description What came of it, link by link, with what is alike told once. */
      effects: components['schemas']['EffectsAlike'][];
      /** @description As Jira sent it, read as UTF-8; null once it was removed. */
      body: string | null;
    };
    Diagnosis: {
      integration: components['schemas']['Integration'];
      findings: components['schemas']['Finding'][];
    };
    EarlierDecision: {
      /** @enum {string} */
      outcome: 'applied' | 'skipped' | 'failed' | 'dead';
      /** @enum {string} */
      reason:
        | 'resolved'
        | 'unresolved'
        | 'already_resolved'
        | 'already_unresolved'
        | 'ignored'
        | 'already_ignored'
        | 'held_back'
        | 'nothing_changed'
        | 'stale'
        | 'superseded'
        | 'status_sync_off'
        | 'status_unknown'
        | 'tracker_issue_gone'
        | 'tracker_gave_up'
        | 'jira_gave_up'
        | 'lockstep_failed'
        | 'jira_issue_unreachable'
        | 'jira_issue_deleted'
        | 'link_over'
        | 'uninstalled'
        | 'unlinked'
        | 'key_changed'
        | 'key_unchanged'
        | 'comment_written'
        | 'comment_edited'
        | 'comment_deleted'
        | 'comment_hidden'
        | 'comment_known'
        | 'comment_deleted_before'
        | 'comment_not_there'
        | 'comment_restricted'
        | 'comment_unreadable'
        | 'comment_sync_off'
        | 'comments_unsupported'
        | 'tracker_comment_gone'
        | 'assigned'
        | 'already_assigned'
        | 'unassigned'
        | 'already_unassigned'
        | 'assignee_ambiguous'
        | 'assignee_unknown'
        | 'assignee_email_hidden'
        | 'assignee_not_assignable'
        | 'assignee_sync_off'
        | 'assignees_unsupported'
        | 'echo'
        | 'tracker_moved_on'
        | 'remote_link_shown'
        | 'remote_link_removed'
        | 'remote_link_without_page'
        | 'remote_link_refused'
        | 'remote_links_off'
        | 'jira_status_changed'
        | 'jira_status_already'
        | 'outbound_status_off'
        | 'status_not_mapped'
        | 'ignoring_not_mapped'
        | 'not_reopened'
        | 'no_transition'
        | 'transition_refused'
        | 'transition_forbidden'
        | 'jira_assigned'
        | 'jira_assigned_already'
        | 'jira_unassigned'
        | 'jira_unassigned_already'
        | 'jira_unassigning_forbidden'
        | 'jira_assigning_forbidden'
        | 'jira_assigning_failed'
        | 'jira_person_ambiguous'
        | 'jira_person_unknown'
        | 'jira_person_without_email'
        | 'jira_person_not_assignable'
        | 'outbound_assignee_off'
        | 'jira_comment_written'
        | 'jira_comment_edited'
        | 'jira_comment_deleted'
        | 'jira_comment_gone'
        | 'jira_comment_refused'
        | 'jira_comment_forbidden'
        | 'jira_comment_visibility_refused'
        | 'outbound_comment_not_there'
        | 'outbound_comment_stale'
        | 'outbound_comment_deleted_before'
        | 'outbound_comment_unreadable'
        | 'outbound_comments_off';
      /** @description What it was decided on, by name. */
      values: {
        [key: string]: string | number | boolean | null;
      };
      /** Format: date-time */
      decidedAt: string;
      sentence: string;
    };
    EffectsAlike: {
      /** @enum {string} */
      kind:
        | 'deletion'
        | 'move'
        | 'comment'
        | 'assignee'
        | 'status'
        | 'outbound_status'
        | 'outbound_assignee'
        | 'outbound_comment'
        | 'remote_link';
      /** @enum {string} */
      state: 'due' | 'waiting' | 'applied' | 'skipped' | 'failed' | 'dead';
      /** @description Why they ended so; null while they are open. */
      reason:
        | (
            | 'resolved'
            | 'unresolved'
            | 'already_resolved'
            | 'already_unresolved'
            | 'ignored'
            | 'already_ignored'
            | 'held_back'
            | 'nothing_changed'
            | 'stale'
            | 'superseded'
            | 'status_sync_off'
            | 'status_unknown'
            | 'tracker_issue_gone'
            | 'tracker_gave_up'
            | 'jira_gave_up'
            | 'lockstep_failed'
            | 'jira_issue_unreachable'
            | 'jira_issue_deleted'
            | 'link_over'
            | 'uninstalled'
            | 'unlinked'
            | 'key_changed'
            | 'key_unchanged'
            | 'comment_written'
            | 'comment_edited'
            | 'comment_deleted'
            | 'comment_hidden'
            | 'comment_known'
            | 'comment_deleted_before'
            | 'comment_not_there'
            | 'comment_restricted'
            | 'comment_unreadable'
            | 'comment_sync_off'
            | 'comments_unsupported'
            | 'tracker_comment_gone'
            | 'assigned'
            | 'already_assigned'
            | 'unassigned'
            | 'already_unassigned'
            | 'assignee_ambiguous'
            | 'assignee_unknown'
            | 'assignee_email_hidden'
            | 'assignee_not_assignable'
            | 'assignee_sync_off'
            | 'assignees_unsupported'
            | 'echo'
            | 'tracker_moved_on'
            | 'remote_link_shown'
            | 'remote_link_removed'
            | 'remote_link_without_page'
            | 'remote_link_refused'
            | 'remote_links_off'
            | 'jira_status_changed'
            | 'jira_status_already'
            | 'outbound_status_off'
            | 'status_not_mapped'
            | 'ignoring_not_mapped'
            | 'not_reopened'
            | 'no_transition'
            | 'transition_refused'
            | 'transition_forbidden'
            | 'jira_assigned'
            | 'jira_assigned_already'
            | 'jira_unassigned'
            | 'jira_unassigned_already'
            | 'jira_unassigning_forbidden'
            | 'jira_assigning_forbidden'
            | 'jira_assigning_failed'
            | 'jira_person_ambiguous'
            | 'jira_person_unknown'
            | 'jira_person_without_email'
            | 'jira_person_not_assignable'
            | 'outbound_assignee_off'
            | 'jira_comment_written'
            | 'jira_comment_edited'
            | 'jira_comment_deleted'
            | 'jira_comment_gone'
            | 'jira_comment_refused'
            | 'jira_comment_forbidden'
            | 'jira_comment_visibility_refused'
            | 'outbound_comment_not_there'
            | 'outbound_comment_stale'
            | 'outbound_comment_deleted_before'
            | 'outbound_comment_unreadable'
            | 'outbound_comments_off'
          )
        | null;
      count: number;
      /** @description The link that it is about; null when there are several. */
      linkId: string | null;
    };
    /** @description What would come of an event, if Jira told of it now. */
    EventPreview: {
      /** @description Null when the body is not understood as an event about an issue. */
      event: components['schemas']['ToldEvent'] | null;
      /** @description Why nothing would be made of it; null when something would. */
      ignored:
        | (
            | 'not_an_object'
            | 'about_no_issue'
            | 'not_linked'
            | 'no_changelog'
            | 'no_readable_item'
            | 'nothing_to_sync'
          )
        | null;
      /** @description Those that it is about. */
      links: {
        link: components['schemas']['Link'];
        effects: components['schemas']['ForetoldEffect'][];
      }[];
    };
    FieldProblem: {
      field: string;
      message: string;
    };
    /** @description What Jira is sent, and what a person reads. */
    FieldValue: {
      value: string;
      label: string;
    };
    Finding: {
      /** @enum {string} */
      check:
        | 'public_url'
        | 'jira'
        | 'base_url'
        | 'clock'
        | 'authorization'
        | 'permissions'
        | 'webhook'
        | 'last_event'
        | 'queue'
        | 'tracker';
      /**
       * @description `warning`: it works, and yet a person should know. `problem`: lockstep does not hold.
       * @enum {string}
       */
      verdict: 'ok' | 'warning' | 'problem';
      message: string;
      /** @description What to do; null when there is nothing to do. */
      advice: string | null;
    };
    ForeseenEvent: {
      /** Format: date-time */
      at: string;
      /**
       * @description Where it happened.
       * @enum {string}
       */
      side: 'jira' | 'tracker';
      /** @description What happened, for people. */
      happened: string;
      /** Format: uuid */
      linkId: string;
      jiraIssueKey: string | null;
      /** @description The webhook request that told of it. */
      deliveryId: string | null;
      /** @description What the tracker’s event asked of Jira. */
      effectId: string | null;
      /** @description What the present settings make of it, for people. */
      before: string[];
      /** @description What the changed settings would have made of it. */
      after: string[];
      isDifferent: boolean;
    };
    ForetoldEffect: {
      /** @enum {string} */
      kind:
        | 'deletion'
        | 'move'
        | 'comment'
        | 'assignee'
        | 'status'
        | 'outbound_status'
        | 'outbound_assignee'
        | 'outbound_comment'
        | 'remote_link';
      /**
       * @description `asks_…`: it hangs on what those then show. `waits`: it could not be carried out now.
       * @enum {string}
       */
      outcome: 'applied' | 'skipped' | 'failed' | 'asks_jira' | 'asks_tracker' | 'waits';
      /** @description Null where nothing can be decided yet. */
      reason:
        | (
            | 'resolved'
            | 'unresolved'
            | 'already_resolved'
            | 'already_unresolved'
            | 'ignored'
            | 'already_ignored'
            | 'held_back'
            | 'nothing_changed'
            | 'stale'
            | 'superseded'
            | 'status_sync_off'
            | 'status_unknown'
            | 'tracker_issue_gone'
            | 'tracker_gave_up'
            | 'jira_gave_up'
            | 'lockstep_failed'
            | 'jira_issue_unreachable'
            | 'jira_issue_deleted'
            | 'link_over'
            | 'uninstalled'
            | 'unlinked'
            | 'key_changed'
            | 'key_unchanged'
            | 'comment_written'
            | 'comment_edited'
            | 'comment_deleted'
            | 'comment_hidden'
            | 'comment_known'
            | 'comment_deleted_before'
            | 'comment_not_there'
            | 'comment_restricted'
            | 'comment_unreadable'
            | 'comment_sync_off'
            | 'comments_unsupported'
            | 'tracker_comment_gone'
            | 'assigned'
            | 'already_assigned'
            | 'unassigned'
            | 'already_unassigned'
            | 'assignee_ambiguous'
            | 'assignee_unknown'
            | 'assignee_email_hidden'
            | 'assignee_not_assignable'
            | 'assignee_sync_off'
            | 'assignees_unsupported'
            | 'echo'
            | 'tracker_moved_on'
            | 'remote_link_shown'
            | 'remote_link_removed'
            | 'remote_link_without_page'
            | 'remote_link_refused'
            | 'remote_links_off'
            | 'jira_status_changed'
            | 'jira_status_already'
            | 'outbound_status_off'
            | 'status_not_mapped'
            | 'ignoring_not_mapped'
            | 'not_reopened'
            | 'no_transition'
            | 'transition_refused'
            | 'transition_forbidden'
            | 'jira_assigned'
            | 'jira_assigned_already'
            | 'jira_unassigned'
            | 'jira_unassigned_already'
            | 'jira_unassigning_forbidden'
            | 'jira_assigning_forbidden'
            | 'jira_assigning_failed'
            | 'jira_person_ambiguous'
            | 'jira_person_unknown'
            | 'jira_person_without_email'
            | 'jira_person_not_assignable'
            | 'outbound_assignee_off'
            | 'jira_comment_written'
            | 'jira_comment_edited'
            | 'jira_comment_deleted'
            | 'jira_comment_gone'
            | 'jira_comment_refused'
            | 'jira_comment_forbidden'
            | 'jira_comment_visibility_refused'
            | 'outbound_comment_not_there'
            | 'outbound_comment_stale'
            | 'outbound_comment_deleted_before'
            | 'outbound_comment_unreadable'
            | 'outbound_comments_off'
          )
        | null;
      /** @description What the timeline would say, for people. */
      sentence: string;
    };
    FormChoice: {
      value: string;
      label: string;
      /** @description What may be chosen with it. */
      children: components['schemas']['FormChoice'][];
    };
    FormField: {
      /** @description Jira’s id of the field; `title` is its summary. */
      id: string;
      label: string;
      /** @enum {string} */
      kind:
        | 'select'
        | 'multi_select'
        | 'cascading_select'
        | 'remote_select'
        | 'remote_multi_select'
        | 'text'
        | 'textarea'
        | 'number'
        | 'date'
        | 'datetime'
        | 'labels';
      isRequired: boolean;
      /** @description Null when there is nothing to choose from. */
      choices: components['schemas']['FormChoice'][] | null;
      /** @description What is filled in; null leaves it blank. */
      value: unknown;
      /** @description Whether another value changes what the form asks for. */
      reloadsForm: boolean;
      /** @description Where what is typed is looked for, once that is put to its end; null where nothing is. */
      search: string | null;
    };
    /** @description What a person should know, at a field of the form. */
    FormNotice: {
      field: string;
      message: string;
    };
    HourOfActivity: {
      /**
       * Format: date-time
       * @description When it begins.
       */
      hour: string;
      /** @description Happenings that something was decided on, once for each Installation. */
      events: number;
      applied: number;
      skipped: number;
      /** @description Failed, or given up. */
      failed: number;
      /** @description Of those applied, the ones that no event told of, and comparing with Jira did. */
      healed: number;
      /** @description From learning of it to the decision, on average. */
      lagMs: number | null;
      longestLagMs: number | null;
    };
    ImportedLine: {
      /** @description Counted from 1, as an editor counts. */
      line: number;
      trackerIssueId: string;
      jiraIssue: string;
      /** @enum {string} */
      outcome:
        | 'linkable'
        | 'linked'
        | 'already_linked'
        | 'linked_elsewhere'
        | 'duplicate_line'
        | 'malformed'
        | 'being_made'
        | 'unknown_tracker_issue'
        | 'unknown_jira_issue';
      /** @description Whether a person has to look at it. */
      isProblem: boolean;
      sentence: string;
    };
    ImportedLinks: {
      isApplied: boolean;
      /** @description How many lines came to what. */
      counts: {
        [key: string]: number;
      };
      lines: components['schemas']['ImportedLine'][];
    };
    Installation: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organizationId: string;
      /** Format: uuid */
      integrationId: string;
      tracker: components['schemas']['TrackerSettings'];
      /** @description Null while the tracker answers. */
      trackerProblem: components['schemas']['TrackerProblem'] | null;
      settings: components['schemas']['Settings'];
      /** Format: date-time */
      createdAt: string;
      /** @description From then on it is over; null while it is there. */
      removedAt: string | null;
    };
    Integration: {
      /** Format: uuid */
      id: string;
      baseUrl: string;
      /** @enum {string} */
      state: 'awaiting_authorization' | 'active' | 'needs_reauthorization' | 'disabled' | 'uninstalled';
      consumerKey: string;
      /** @description In PEM. */
      publicKey: string;
      tls: components['schemas']['Tls'];
      /** @description What the Jira says of itself; null until it was asked. */
      serverInfo: {
        version: string;
        baseUrl: string | null;
        title: string | null;
        clockAheadSeconds: number | null;
      } | null;
      /** @description The Jira account whose permissions every call has. */
      account: {
        key: string | null;
        name: string;
        displayName: string | null;
      } | null;
      authorizedBy: ('oauth' | 'personal_access_token') | null;
      /** @description Null when nobody knows. */
      authorizationExpiresAt: string | null;
      webhook: components['schemas']['Webhook'];
      /**
       * @description `required`: this Jira signs its bodies, so one that is not signed is refused.
       * @enum {string}
       */
      bodySignature: 'unknown' | 'required';
      lastEventAt: string | null;
      /** @description This Jira asked for no request before then. */
      quietUntil: string | null;
      problem: {
        code: string;
        message: string;
        /** Format: date-time */
        since: string;
      } | null;
      /** @description What a person should know though it works. */
      notices: components['schemas']['Finding'][];
      baseUrlMismatch: {
        configured: string;
        reported: string;
        message: string;
      } | null;
      /** Format: date-time */
      createdAt: string;
    };
    IntegrationWithSetup: {
      /** Format: uuid */
      id: string;
      baseUrl: string;
      /** @enum {string} */
      state: 'awaiting_authorization' | 'active' | 'needs_reauthorization' | 'disabled' | 'uninstalled';
      consumerKey: string;
      /** @description In PEM. */
      publicKey: string;
      tls: components['schemas']['Tls'];
      /** @description What the Jira says of itself; null until it was asked. */
      serverInfo: {
        version: string;
        baseUrl: string | null;
        title: string | null;
        clockAheadSeconds: number | null;
      } | null;
      /** @description The Jira account whose permissions every call has. */
      account: {
        key: string | null;
        name: string;
        displayName: string | null;
      } | null;
      authorizedBy: ('oauth' | 'personal_access_token') | null;
      /** @description Null when nobody knows. */
      authorizationExpiresAt: string | null;
      webhook: components['schemas']['Webhook'];
      /**
       * @description `required`: this Jira signs its bodies, so one that is not signed is refused.
       * @enum {string}
       */
      bodySignature: 'unknown' | 'required';
      lastEventAt: string | null;
      /** @description This Jira asked for no request before then. */
      quietUntil: string | null;
      problem: {
        code: string;
        message: string;
        /** Format: date-time */
        since: string;
      } | null;
      /** @description What a person should know though it works. */
      notices: components['schemas']['Finding'][];
      baseUrlMismatch: {
        configured: string;
        reported: string;
        message: string;
      } | null;
      /** Format: date-time */
      createdAt: string;
      /** @description Left out once it is uninstalled. */
      setup?: components['schemas']['Setup'];
    };
    JiraField: {
      id: string;
      name: string;
      isRequired: boolean;
    };
    JiraIssueChoice: {
      value: string;
      label: string;
      id: string;
      status: components['schemas']['JiraStatus'] | null;
    };
    JiraProject: {
      id: string;
      key: string;
      name: string;
    };
    JiraResolution: {
      id: string;
      name: string | null;
    };
    JiraStatus: {
      id: string;
      name: string | null;
      category: ('undefined' | 'new' | 'indeterminate' | 'done') | null;
    };
    JiraTransition: {
      id: string;
      name: string | null;
      /** @description Where it leads; null when Jira does not tell. */
      to: components['schemas']['JiraStatus'] | null;
      requiredFields: {
        id: string;
        name: string | null;
      }[];
    };
    /** @description A tracker issue that is tied to a Jira issue. */
    Link: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      /** Format: uuid */
      integrationId: string;
      trackerIssueId: string;
      jiraIssueId: string;
      jiraIssueKey: string | null;
      /** @description Keys that it had before it was moved, the latest last. */
      formerKeys: string[];
      jiraProjectId: string | null;
      /**
       * @description `unreachable`: Jira does not show the issue now. `deleted`: it is gone for good.
       * @enum {string}
       */
      state: 'linking' | 'linked' | 'unreachable' | 'deleted' | 'unlinked';
      /** @description Whether the status that was decided on last means "done". */
      lastDone: boolean;
      /** @description What Jira tells of the status is news if it is later. */
      statusWatermark: string | null;
      /** @description Whether an action was given up that may have been done. */
      isInDoubt: boolean;
      jiraStatusId: string | null;
      jiraStatusName: string | null;
      /** @description What tells the person from others of the same Jira. */
      jiraAssignee: string | null;
      assigneeWatermark: string | null;
      unlinkedAt: string | null;
      unlinkedBy: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    ListedCreationRule: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      name: string;
      /** @description Of several rules that match, the one with the lowest goes first. */
      position: number;
      isEnabled: boolean;
      /** @description Which tracker issues it is for: those that have each thing; an empty list is any. */
      match: {
        projects: string[];
        levels: string[];
        tags: {
          [key: string]: string;
        };
        /** @description Only those that have happened so often; null is any. */
        timesSeenAtLeast: number | null;
        /** @description Whether it is also for those that come back after they were resolved. */
        onRegression: boolean;
      };
      /**
       * @description When it makes another issue for a tracker issue it has made one for.
       * @enum {string}
       */
      again: 'never' | 'once_done' | 'always';
      /** @description By field id; texts may be templates. */
      values: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description How many issues of it were given up, and why the last. */
      failures: {
        count: number;
        lastAt: string | null;
        lastProblem: string | null;
      };
    };
    ListedLink: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      /** Format: uuid */
      integrationId: string;
      trackerIssueId: string;
      jiraIssueId: string;
      jiraIssueKey: string | null;
      /** @description Keys that it had before it was moved, the latest last. */
      formerKeys: string[];
      jiraProjectId: string | null;
      /**
       * @description `unreachable`: Jira does not show the issue now. `deleted`: it is gone for good.
       * @enum {string}
       */
      state: 'linking' | 'linked' | 'unreachable' | 'deleted' | 'unlinked';
      /** @description Whether the status that was decided on last means "done". */
      lastDone: boolean;
      /** @description What Jira tells of the status is news if it is later. */
      statusWatermark: string | null;
      /** @description Whether an action was given up that may have been done. */
      isInDoubt: boolean;
      jiraStatusId: string | null;
      jiraStatusName: string | null;
      /** @description What tells the person from others of the same Jira. */
      jiraAssignee: string | null;
      assigneeWatermark: string | null;
      unlinkedAt: string | null;
      unlinkedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      /** @description How it fares. */
      health: {
        /** @description Effects that are to be carried out now. */
        due: number;
        /** @description Those that are to be tried again. */
        waiting: number;
        /** @description Those that were given up, until a person has them replayed. */
        dead: number;
        lastProblem: string | null;
        lastSuccessAt: string | null;
      };
    };
    MadeApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description What the key begins with; null for an old one. */
      prefix: string | null;
      /** @description Whose things it is for; null is everything. */
      organizationId: string | null;
      /** @enum {string} */
      role: 'read' | 'operate' | 'admin';
      /** @enum {string} */
      state: 'good' | 'expired' | 'revoked';
      /** Format: date-time */
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      /** @description To the minute; null until it is used. */
      lastUsedAt: string | null;
      /** @description The key itself, shown this once. */
      key: string;
    };
    ManualWebhook: {
      name: string;
      url: string;
      events: string[];
      /** @description For Jira 10 and newer; null where Jira knows no such thing. */
      secret: string | null;
    };
    Organization: {
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: date-time */
      createdAt: string;
    };
    PreviewedRule: {
      /** @description Whether the rule is for the tracker issue, as far as is known of it. */
      isMatch: boolean;
      /** @description What only events of the tracker tell, and none did so far. */
      unknown: ('project' | 'level' | 'timesSeen' | 'details')[];
      /** @description By field id, with everything put in. */
      values: {
        [key: string]: unknown;
      };
      /** @description What Jira would not take. */
      problems: components['schemas']['FieldProblem'][];
    };
    Probe: {
      /** @description As an Integration would have it. */
      baseUrl: string;
      /** @description Null where no Jira that can be connected answers there. */
      version: string | null;
      title: string | null;
      /** @description On what answers there, where it says it lives, and its clock. */
      findings: components['schemas']['Finding'][];
    };
    /** @description What went wrong (RFC 9457), told to the person who can act. */
    Problem: {
      type: string;
      title: string;
      status: number;
      /**
       * @description Stable: for programs.
       * @enum {string}
       */
      code:
        | 'webhook_token_refused'
        | 'body_signature_refused'
        | 'payload_not_an_object'
        | 'invariant_violated'
        | 'invalid_value'
        | 'fields_refused'
        | 'not_found'
        | 'forbidden'
        | 'conflict'
        | 'already_linked'
        | 'authorization_attempt_refused'
        | 'integration_not_active'
        | 'jira_unreachable'
        | 'jira_rate_limited'
        | 'jira_needs_reauthorization'
        | 'jira_authorization_refused'
        | 'jira_misconfigured'
        | 'jira_forbidden'
        | 'jira_not_found'
        | 'jira_refused'
        | 'jira_unexpected_answer'
        | 'tracker_unavailable'
        | 'tracker_sender_refused'
        | 'idempotency_key_reused'
        | 'request_under_way'
        | 'outcome_unknown'
        | 'lease_lost'
        | 'malformed_request'
        | 'malformed_json'
        | 'unauthenticated'
        | 'too_many_failures'
        | 'no_such_address'
        | 'method_not_allowed'
        | 'precondition_failed'
        | 'body_too_large'
        | 'unsupported_media_type'
        | 'client_aborted'
        | 'storage_unavailable'
        | 'internal_error';
      /** @description What is wrong, and what to do next: for people. */
      detail?: string;
      /** @description What is wrong at which field. */
      errors?: components['schemas']['FieldProblem'][];
      /** @description Finds the request in the log. */
      requestId?: string;
    };
    Queue: {
      /** @description Deliveries that nobody has processed yet. */
      pendingDeliveries: number;
      /** @description Effects that are to be carried out now. */
      dueEffects: number;
      /** @description Effects that are tried again later, or wait for an authorization. */
      waitingEffects: number;
      /** @description Effects that were given up, and wait for a person. */
      deadEffects: number;
      /** @description Since when the oldest has been due, or when the first will be; null when nothing is to come. */
      oldestDueAt: string | null;
      /** @description How long the oldest has been due. */
      lagSeconds: number;
    };
    Reconciliation: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      integrationId: string;
      /**
       * @description `recent`: the issues that were updated of late. `full`: every linked issue.
       * @enum {string}
       */
      kind: 'recent' | 'full';
      /** @description Whether a person asked for it. */
      isRequested: boolean;
      /** @description The Jira project whose links are compared, by id or key. */
      project: string | null;
      /** @description The one link that is compared. */
      linkId: string | null;
      /**
       * @description The first three go on by themselves; a failed one was given up.
       * @enum {string}
       */
      state: 'queued' | 'running' | 'paused' | 'done' | 'failed';
      /** @description How many linked issues there are to compare; null where nobody can tell. */
      total: number | null;
      compared: number;
      /** @description Disagreements that were found. */
      drifted: number;
      /** @description Of these, the ones that were gone once they were seen to. */
      healed: number;
      /** @description Linked issues that Jira did not show. */
      unseen: number;
      /** @description Requests made of Jira. */
      requests: number;
      problem: string | null;
      resumeAt: string | null;
      /** Format: date-time */
      createdAt: string;
      startedAt: string | null;
      finishedAt: string | null;
    };
    Replayed: {
      /**
       * @description `open`: it is still to be carried out as it is.
       * @enum {string}
       */
      outcome: 'replayed' | 'open';
    };
    /** @description How many were replayed, or would be. */
    ReplayedDead: {
      effects: number;
      deliveries: number;
      dryRun: boolean;
    };
    RotatedTracker: {
      tracker: components['schemas']['TrackerSettings'];
      /** @description Null while it answers. */
      problem: components['schemas']['TrackerProblem'] | null;
      /** @description Where it posts its events; null when it has none to post. */
      eventsUrl: string | null;
      /** @description Shown this once; null for those that were there before, or were given. */
      secrets: {
        call: string | null;
        event: string | null;
      };
      /**
       * Format: date-time
       * @description When an older secret is taken for the last time.
       */
      oldAcceptedUntil: string;
    };
    RotatedWebhook: {
      integration: components['schemas']['Integration'];
      /**
       * Format: date-time
       * @description When a request by the address before is taken for the last time.
       */
      oldAcceptedUntil: string;
      /** @description What a person pastes; null where Lockstep told Jira itself. */
      manual: components['schemas']['ManualWebhook'] | null;
    };
    Settings: {
      inboundStatus: boolean;
      inboundAssignee: boolean;
      inboundComments: boolean;
      restrictedComments: boolean;
      resolvesOnDeletion: boolean;
      /** @enum {string} */
      resolutionStrategy: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
      /** @description Resolutions by which a done issue is ignored rather than resolved. */
      ignoredResolutionIds: string[];
      /** @enum {string} */
      statusRule: 'each' | 'all';
      outboundStatus: boolean;
      outboundAssignee: boolean;
      outboundComments: boolean;
      /** @description Who may read them in Jira; null for all who see the issue. */
      commentVisibility: {
        /** @enum {string} */
        type: 'role' | 'group';
        value: string;
      } | null;
      remoteLinks: boolean;
      /** @description By Jira project id, the statuses that mean "done". */
      doneStatusIds: {
        [key: string]: string[];
      };
      /** @description By Jira project id, what is different there. */
      projectRules: {
        [key: string]: {
          inboundStatus?: boolean;
          inboundAssignee?: boolean;
          inboundComments?: boolean;
          restrictedComments?: boolean;
          resolvesOnDeletion?: boolean;
          /** @enum {string} */
          resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
          /** @description Resolutions by which a done issue is ignored rather than resolved. */
          ignoredResolutionIds?: string[];
          /** @enum {string} */
          statusRule?: 'each' | 'all';
          outboundStatus?: boolean;
          outboundAssignee?: boolean;
          outboundComments?: boolean;
          /** @description Who may read them in Jira; null for all who see the issue. */
          commentVisibility?: {
            /** @enum {string} */
            type: 'role' | 'group';
            value: string;
          } | null;
          remoteLinks?: boolean;
        };
      };
      userMapping: {
        jiraUser: string;
        trackerUser: string;
      }[];
      /** @description By Jira project id. */
      statusMappings: {
        [key: string]: components['schemas']['StatusMapping'];
      };
      /** @description Fields of Jira that are left out of the form by which an issue is made. */
      ignoredFieldIds: string[];
    };
    SettingsPreview: {
      /** @description How many events were looked at. */
      looked: number;
      /** @description For how many of them something would have been different. */
      different: number;
      /** @description Requests that could not be looked at, as their bodies were removed. */
      withoutBody: number;
      /** @description The newest first. */
      events: components['schemas']['ForeseenEvent'][];
    };
    /** @description The three values that are pasted into Jira, and where to. */
    Setup: {
      consumerKey: string;
      publicKey: string;
      callbackUrl: string;
      /** @description What an administrator of the Jira does, one after the other. */
      steps: string[];
    };
    StatusMapping: {
      onResolve: string;
      onUnresolve: string;
      /** @description Null leaves Jira as it is. */
      onIgnore: string | null;
      /** @description By issue type, where it is different. */
      issueTypes: {
        [key: string]: {
          onResolve: string;
          onUnresolve: string;
          /** @description Null leaves Jira as it is. */
          onIgnore: string | null;
        };
      };
      /** @description Of several transitions to one status, the first of these is taken. */
      transitionIds: string[];
      /** @description What is set on a transition. */
      fields: {
        [key: string]: unknown;
      };
      resolutionId: string | null;
      mostHops: number;
      forbiddenStatusIds: string[];
      reopenWithinDays: number | null;
      neverReopenResolutionIds: string[];
      /** @enum {string} */
      whenNotReopened: 'leave' | 'new_issue';
    };
    StatusesOfType: {
      issueTypeId: string;
      issueTypeName: string | null;
      statuses: components['schemas']['JiraStatus'][];
    };
    SuggestedMapping: {
      /** @description What a mapping names them by. */
      jiraUser: string;
      displayName: string | null;
      /** @description Null where Jira does not show it. */
      email: string | null;
      /**
       * @description `found`: without a mapping. `proposed`: a person has to say whether it is they.
       * @enum {string}
       */
      standing: 'mapped' | 'found' | 'proposed' | 'unknown';
      foundBy: ('mapping' | 'key' | 'name' | 'email') | null;
      /** @description Who they are in the tracker, or may be. */
      trackerUsers: {
        id: string;
        name: string;
        email: string | null;
      }[];
    };
    /** @description An Effect, with what was decided on it. */
    TimelineEntry: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      linkId: string;
      /** Format: uuid */
      integrationId: string;
      jiraIssueId: string;
      deliveryId: string | null;
      /** @enum {string} */
      kind:
        | 'deletion'
        | 'move'
        | 'comment'
        | 'assignee'
        | 'status'
        | 'outbound_status'
        | 'outbound_assignee'
        | 'outbound_comment'
        | 'remote_link';
      /**
       * @description `outbound`: to Jira.
       * @enum {string}
       */
      direction: 'inbound' | 'outbound';
      /**
       * @description `failed`: of no use trying again. `dead`: tried to the end. Those wait for a person.
       * @enum {string}
       */
      state: 'due' | 'waiting' | 'applied' | 'skipped' | 'failed' | 'dead';
      /**
       * @description What made it.
       * @enum {string}
       */
      source: 'delivery' | 'linking' | 'reconciliation' | 'tracker';
      /** @description Who acted, in Jira or in the tracker. */
      actor: string | null;
      /** @description When what it is about happened, as far as that was told. */
      observedAt: string | null;
      attempts: number;
      nextAttemptAt: string | null;
      lastProblem: string | null;
      /** Format: date-time */
      createdAt: string;
      replayedAt: string | null;
      replayedBy: string | null;
      /** @description What was decided on it last; null while it is open. */
      decision: components['schemas']['Decision'] | null;
      /** @description What was done, or not, and why, for people. */
      sentence: string;
      earlierDecisions: components['schemas']['EarlierDecision'][];
    };
    Tls: {
      isVerified: boolean;
      /** @description In PEM: an authority trusted beside the system’s. */
      caCertificate: string | null;
    };
    ToldEvent: {
      name: string | null;
      jiraIssueId: string;
      jiraIssueKey: string | null;
      actor: string | null;
      occurredAt: string | null;
      /** @description The fields that its changelog names. */
      changed: string[];
    };
    Tracker: {
      tracker: components['schemas']['TrackerSettings'];
      /** @description Null while it answers. */
      problem: components['schemas']['TrackerProblem'] | null;
      /** @description Where it posts its events; null when it has none to post. */
      eventsUrl: string | null;
    };
    TrackerComment: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      issueId: string;
      /** @description Who wrote it in Jira; null when nobody knows. */
      author: string | null;
      body: string;
      /** @description Where it stands in Jira; null when nowhere. */
      url: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      changedAt: string;
    };
    TrackerFindings: {
      findings: components['schemas']['Finding'][];
    };
    /** @description An issue of the local tracker. */
    TrackerIssue: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      installationId: string;
      title: string;
      /** @enum {string} */
      status: 'unresolved' | 'resolved' | 'ignored';
      assigneeId: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      changedAt: string;
    };
    TrackerProblem: {
      message: string;
      /** Format: date-time */
      since: string;
    };
    TrackerSettings:
      | {
          /** @constant */
          kind: 'local';
        }
      | {
          /** @constant */
          kind: 'sentry';
          baseUrl: string;
          organization: string;
          /** @description Null for all. */
          projects: string[] | null;
          tls: components['schemas']['Tls'];
        }
      | {
          /** @constant */
          kind: 'http';
          url: string;
          name: string;
          tls: components['schemas']['Tls'];
        };
    /** @description A person of the local tracker. */
    TrackerUser: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organizationId: string;
      /** @description The name they log in by. */
      name: string;
      email: string | null;
      /** @description Whether the tracker made sure that the e-mail is theirs. */
      isEmailVerified: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    Uninstalled: {
      /**
       * @description `installation_removed`: only that of this Organization is gone, for others have one.
       * @enum {string}
       */
      outcome: 'uninstalled' | 'installation_removed';
      /** @description For an administrator of that Jira: what stands there, and what to do. */
      leftInJira: string[];
    };
    Webhook: {
      /**
       * @description `none`: not tried yet. `managed`: made by Lockstep. `manual`: a person keeps it. `missing`: tried again.
       * @enum {string}
       */
      mode: 'none' | 'managed' | 'manual' | 'missing';
      jiraWebhookId: string | null;
      /** @description Which of Jira’s webhook interfaces it has. */
      api: ('jira_9' | 'jira_10') | null;
      checkedAt: string | null;
      /** @description Whether an event has come since its address was made or changed. */
      isProven: boolean;
      /** @description What is wrong, to the person who can mend it. */
      problem: string | null;
      /** @description How Jira 10 and newer says that its requests fared. */
      statistics: {
        successes: number;
        /** @description Answered with something else than a success. */
        failures: number;
        /** @description Not answered at all. */
        errors: number;
        lastSuccessAt: string | null;
        lastFailureAt: string | null;
        lastFailure: string | null;
      } | null;
    };
  };
  responses: {
    /** @description Bad Request */
    BadRequest: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Unauthorized */
    Unauthorized: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        'WWW-Authenticate': components['headers']['Challenge'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Forbidden */
    Forbidden: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not Found */
    NotFound: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Conflict */
    Conflict: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Precondition Failed */
    PreconditionFailed: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Payload Too Large */
    PayloadTooLarge: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Unsupported Media Type */
    UnsupportedMediaType: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Unprocessable Entity */
    UnprocessableEntity: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too Many Requests */
    TooManyRequests: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Internal Server Error */
    InternalServerError: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Bad Gateway */
    BadGateway: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Service Unavailable */
    ServiceUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['RequestId'];
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: {
    /** @description With the same key within a day, the same request is done once, and answered as the first was. */
    IdempotencyKey: string;
    /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
    IfMatch: string;
    /** @description The `ETag` of what is known already. */
    IfNoneMatch: string;
    /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
    RequestId: string;
  };
  requestBodies: never;
  headers: {
    /** @description What the request is called in the log. */
    RequestId: string;
    /** @description That a bearer key is wanted, and what is wrong with the one that was sent (RFC 6750). */
    Challenge: string;
    /** @description After how many seconds to try again. */
    RetryAfter: number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  aboutShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What runs here. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['About'];
        };
      };
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  activityShow: {
    parameters: {
      query?: {
        span?: 'day' | 'week';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As summed up a minute ago, or less. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Activity'];
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  attentionShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Counted now. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attention'];
        };
      };
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  apiKeysList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        organizationId?: string;
        role?: 'read' | 'operate' | 'admin';
        state?: 'good' | 'expired' | 'revoked';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ApiKey'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  apiKeysCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          organizationId: string | null;
          /** @enum {string} */
          role: 'read' | 'operate' | 'admin';
          expiresAt?: string | null;
        };
      };
    };
    responses: {
      /** @description The key, this once, and what it is good for. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeApiKey'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  apiKeysShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is known of the key. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  apiKeysRevoke: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is known of the key. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  apiKeysWhoami: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its name, Organization and role. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Caller'];
        };
      };
      401: components['responses']['Unauthorized'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  auditEntriesList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        apiKeyId?: string;
        actor?: string;
        operation?: string;
        thingId?: string;
        since?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditEntry'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  auditEntriesShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The entry. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEntry'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  organizationsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Organization'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  organizationsCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description The Organization. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  organizationsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is known already. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Organization. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      /** @description It is as `If-None-Match` has it. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  organizationsRemove: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  organizationsChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          name?: string;
        };
      };
    };
    responses: {
      /** @description The Organization. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Organization'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        state?: 'awaiting_authorization' | 'active' | 'needs_reauthorization' | 'disabled' | 'uninstalled';
        baseUrl?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Integration'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          organizationId: string;
          baseUrl: string;
          consumerKey?: string | null;
          privateKey?: string | null;
          tls?: {
            isVerified?: boolean;
            caCertificate?: string | null;
          };
        };
      };
    };
    responses: {
      /** @description The Integration, the Installation, and as `setup` what is pasted into Jira. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectedIntegration'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Integration, with `notices` and `setup`. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationWithSetup'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsUninstall: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What came of it, and what is left in Jira. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Uninstalled'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          baseUrl?: string;
          tls?: {
            isVerified?: boolean;
            caCertificate?: string | null;
          };
          /** @description Whether it is switched on. */
          isEnabled?: boolean;
        };
      };
    };
    responses: {
      /** @description The Integration, with `notices` and `setup`. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationWithSetup'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsAuthorize: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address at which a person allows, and until when. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorizeAddress'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsAuthorizeWithToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          expiresAt?: string | null;
        };
      };
    };
    responses: {
      /** @description The Integration. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Integration'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsProbe: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          baseUrl: string;
          tls?: {
            isVerified?: boolean;
            caCertificate?: string | null;
          };
        };
      };
    };
    responses: {
      /** @description What answers there, and what to mend. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Probe'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  webhookCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Integration. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Integration'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  webhookRotate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          overlapHours?: number;
        };
      };
    };
    responses: {
      /** @description The Integration, and until when those before are taken. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedWebhook'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  webhookManual: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Address, events and secret. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManualWebhook'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsDiagnose: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Integration and the findings. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diagnosis'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  integrationsQueue: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Counted now. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Queue'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraIssues: {
    parameters: {
      query: {
        query: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was found; none where there is no such key. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['JiraIssueChoice'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraUsers: {
    parameters: {
      query: {
        query: string;
        project: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who was found. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FieldValue'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraValues: {
    parameters: {
      query: {
        query: string;
        field: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The values. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FieldValue'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraProjectStatuses: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
        project: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The issue types with their statuses. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['StatusesOfType'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraCreateFields: {
    parameters: {
      query: {
        issueType: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
        project: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The fields. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['JiraField'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraProjects: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The projects. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['JiraProject'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraResolutions: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The resolutions. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['JiraResolution'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  jiraTransitions: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
        issue: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The transitions. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['JiraTransition'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reconciliationsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Reconciliation'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reconciliationsStart: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          projectId?: string;
          projectKey?: string;
          /** Format: uuid */
          linkId?: string;
        };
      };
    };
    responses: {
      /** @description The reconciliation, which runs from now on. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Reconciliation'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reconciliationsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        integrationId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The reconciliation. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Reconciliation'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  installationsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        organizationId?: string;
        integrationId?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Installation'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  installationsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Installation. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Installation'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  settingsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is known already. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The settings. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      /** @description They are as `If-None-Match` has them. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  settingsReplace: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          inboundStatus?: boolean;
          inboundAssignee?: boolean;
          inboundComments?: boolean;
          restrictedComments?: boolean;
          resolvesOnDeletion?: boolean;
          /** @enum {string} */
          resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
          ignoredResolutionIds?: string[];
          /** @enum {string} */
          statusRule?: 'each' | 'all';
          outboundStatus?: boolean;
          outboundAssignee?: boolean;
          outboundComments?: boolean;
          commentVisibility?: {
            /** @enum {string} */
            type: 'role' | 'group';
            value: string;
          } | null;
          remoteLinks?: boolean;
          doneStatusIds?: {
            [key: string]: string[];
          };
          projectRules?: {
            [key: string]: {
              inboundStatus?: boolean;
              inboundAssignee?: boolean;
              inboundComments?: boolean;
              restrictedComments?: boolean;
              resolvesOnDeletion?: boolean;
              /** @enum {string} */
              resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
              ignoredResolutionIds?: string[];
              /** @enum {string} */
              statusRule?: 'each' | 'all';
              outboundStatus?: boolean;
              outboundAssignee?: boolean;
              outboundComments?: boolean;
              commentVisibility?: {
                /** @enum {string} */
                type: 'role' | 'group';
                value: string;
              } | null;
              remoteLinks?: boolean;
            };
          };
          userMapping?: {
            jiraUser: string;
            trackerUser: string;
          }[];
          statusMappings?: {
            [key: string]: {
              onResolve: string;
              onUnresolve: string;
              /** @default null */
              onIgnore?: string | null;
              issueTypes?: {
                [key: string]: {
                  onResolve: string;
                  onUnresolve: string;
                  /** @default null */
                  onIgnore?: string | null;
                };
              };
              transitionIds?: string[];
              fields?: {
                [key: string]: unknown;
              };
              resolutionId?: string | null;
              mostHops?: number;
              forbiddenStatusIds?: string[];
              reopenWithinDays?: number | null;
              neverReopenResolutionIds?: string[];
              /** @enum {string} */
              whenNotReopened?: 'leave' | 'new_issue';
            };
          };
          ignoredFieldIds?: string[];
        };
      };
    };
    responses: {
      /** @description The settings. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  settingsChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          inboundStatus?: boolean;
          inboundAssignee?: boolean;
          inboundComments?: boolean;
          restrictedComments?: boolean;
          resolvesOnDeletion?: boolean;
          /** @enum {string} */
          resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
          ignoredResolutionIds?: string[];
          /** @enum {string} */
          statusRule?: 'each' | 'all';
          outboundStatus?: boolean;
          outboundAssignee?: boolean;
          outboundComments?: boolean;
          commentVisibility?: {
            /** @enum {string} */
            type: 'role' | 'group';
            value: string;
          } | null;
          remoteLinks?: boolean;
          doneStatusIds?: {
            [key: string]: string[];
          };
          projectRules?: {
            [key: string]: {
              inboundStatus?: boolean;
              inboundAssignee?: boolean;
              inboundComments?: boolean;
              restrictedComments?: boolean;
              resolvesOnDeletion?: boolean;
              /** @enum {string} */
              resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
              ignoredResolutionIds?: string[];
              /** @enum {string} */
              statusRule?: 'each' | 'all';
              outboundStatus?: boolean;
              outboundAssignee?: boolean;
              outboundComments?: boolean;
              commentVisibility?: {
                /** @enum {string} */
                type: 'role' | 'group';
                value: string;
              } | null;
              remoteLinks?: boolean;
            };
          };
          userMapping?: {
            jiraUser: string;
            trackerUser: string;
          }[];
          statusMappings?: {
            [key: string]: {
              onResolve: string;
              onUnresolve: string;
              /** @default null */
              onIgnore?: string | null;
              issueTypes?: {
                [key: string]: {
                  onResolve: string;
                  onUnresolve: string;
                  /** @default null */
                  onIgnore?: string | null;
                };
              };
              transitionIds?: string[];
              fields?: {
                [key: string]: unknown;
              };
              resolutionId?: string | null;
              mostHops?: number;
              forbiddenStatusIds?: string[];
              reopenWithinDays?: number | null;
              neverReopenResolutionIds?: string[];
              /** @enum {string} */
              whenNotReopened?: 'leave' | 'new_issue';
            };
          };
          ignoredFieldIds?: string[];
        };
      };
    };
    responses: {
      /** @description The settings. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tracker. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tracker'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerConnect: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @constant */
              kind: 'local';
            }
          | {
              /** @constant */
              kind: 'sentry';
              baseUrl: string;
              organization: string;
              /** @default null */
              projects?: string[] | null;
              tls?: {
                isVerified?: boolean;
                caCertificate?: string | null;
              };
              authToken?: string | null;
              clientSecret?: string | null;
            }
          | {
              /** @constant */
              kind: 'http';
              url: string;
              name: string;
              tls?: {
                isVerified?: boolean;
                caCertificate?: string | null;
              };
            };
      };
    };
    responses: {
      /** @description The tracker, the findings, and once the secrets that were made. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectedTracker'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The findings. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerFindings'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerRotate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          purposes?: ('call' | 'event')[];
          overlapHours?: number;
          authToken?: string | null;
          clientSecret?: string | null;
        };
      };
    };
    responses: {
      /** @description The tracker, once the secrets that were made, and until when those before are taken. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedTracker'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerIssuesList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TrackerIssue'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerIssuesCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
        };
      };
    };
    responses: {
      /** @description The tracker issue. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerIssue'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerIssuesShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tracker issue. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerIssue'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerIssuesSetStatus: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          status: 'unresolved' | 'resolved' | 'ignored';
        };
      };
    };
    responses: {
      /** @description The tracker issue. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerIssue'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerIssuesAssign: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          assigneeId: string | null;
        };
      };
    };
    responses: {
      /** @description The tracker issue. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerIssue'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerCommentsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TrackerComment'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerCommentsCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          body: string;
        };
      };
    };
    responses: {
      /** @description The comment. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerComment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerCommentsChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
        comment: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          body: string;
        };
      };
    };
    responses: {
      /** @description The comment. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerComment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerCommentsRemove: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
        comment: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerUsersList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TrackerUser'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerUsersCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          email?: string | null;
          isEmailVerified?: boolean;
        };
      };
    };
    responses: {
      /** @description The person. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerUser'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerUsersShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is known already. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The person. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerUser'];
        };
      };
      /** @description They are as `If-None-Match` has them. */
      304: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerUsersRemove: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are gone. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  trackerUsersChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description The `ETag` of what is changed, as it was read: changed meanwhile, it is left as it is. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          name?: string;
          email?: string | null;
          isEmailVerified?: boolean;
        };
      };
    };
    responses: {
      /** @description The person. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrackerUser'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          trackerIssueId: string;
          jiraIssue: string;
          comment?: string | null;
        };
      };
    };
    responses: {
      /** @description The link, as `linking`. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Link'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        installationId?: string;
        state?: 'linking' | 'linked' | 'unreachable' | 'deleted' | 'unlinked';
        jiraIssueKey?: string;
        trackerIssueId?: string;
        jiraProject?: string;
        condition?: 'in_lockstep' | 'in_doubt' | 'due' | 'waiting' | 'dead';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ListedLink'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedLink'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksRemove: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Link'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksRelink: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          jiraIssue: string;
        };
      };
    };
    responses: {
      /** @description The new link. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Link'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksTimeline: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TimelineEntry'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  creationsForm: {
    parameters: {
      query: {
        trackerIssueId: string;
        user?: string;
        others?: {
          [key: string]: string | string[];
        };
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The fields, what to know of them, and why no issue can be made, if so. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreationForm'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  creationsCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          trackerIssueId: string;
          key?: string;
          values: {
            [key: string]: unknown;
          };
          user?: string;
        };
      };
    };
    responses: {
      /** @description The issue is made, and linked. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Creation'];
        };
      };
      /** @description It is tried again in a while. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Creation'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  creationsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        installationId?: string;
        trackerIssueId?: string;
        ruleId?: string;
        state?: 'due' | 'waiting' | 'created' | 'failed' | 'dead';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Creation'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  creationsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The creation. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Creation'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  creationsReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is still to be carried out as it is. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      /** @description It is carried out in a moment. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  linksImport: {
    parameters: {
      query?: {
        apply?: 'true' | 'false';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
      };
    };
    responses: {
      /** @description What comes of each line. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportedLinks'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ListedCreationRule'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesCreate: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          position?: number;
          isEnabled?: boolean;
          match?: {
            projects?: string[];
            levels?: string[];
            tags?: {
              [key: string]: string;
            };
            timesSeenAtLeast?: number | null;
            onRegression?: boolean;
          };
          /** @enum {string} */
          again?: 'never' | 'once_done' | 'always';
          values: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description The rule. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreationRule'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rule. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListedCreationRule'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesReplace: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          position?: number;
          isEnabled?: boolean;
          match?: {
            projects?: string[];
            levels?: string[];
            tags?: {
              [key: string]: string;
            };
            timesSeenAtLeast?: number | null;
            onRegression?: boolean;
          };
          /** @enum {string} */
          again?: 'never' | 'once_done' | 'always';
          values: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description The rule. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreationRule'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesRemove: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          name?: string;
          position?: number;
          isEnabled?: boolean;
          match?: {
            projects?: string[];
            levels?: string[];
            tags?: {
              [key: string]: string;
            };
            timesSeenAtLeast?: number | null;
            onRegression?: boolean;
          };
          /** @enum {string} */
          again?: 'never' | 'once_done' | 'always';
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description The rule. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreationRule'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  settingsPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/merge-patch+json': {
          inboundStatus?: boolean;
          inboundAssignee?: boolean;
          inboundComments?: boolean;
          restrictedComments?: boolean;
          resolvesOnDeletion?: boolean;
          /** @enum {string} */
          resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
          ignoredResolutionIds?: string[];
          /** @enum {string} */
          statusRule?: 'each' | 'all';
          outboundStatus?: boolean;
          outboundAssignee?: boolean;
          outboundComments?: boolean;
          commentVisibility?: {
            /** @enum {string} */
            type: 'role' | 'group';
            value: string;
          } | null;
          remoteLinks?: boolean;
          doneStatusIds?: {
            [key: string]: string[];
          };
          projectRules?: {
            [key: string]: {
              inboundStatus?: boolean;
              inboundAssignee?: boolean;
              inboundComments?: boolean;
              restrictedComments?: boolean;
              resolvesOnDeletion?: boolean;
              /** @enum {string} */
              resolutionStrategy?: 'resolve' | 'resolve_in_current_release' | 'resolve_in_next_release';
              ignoredResolutionIds?: string[];
              /** @enum {string} */
              statusRule?: 'each' | 'all';
              outboundStatus?: boolean;
              outboundAssignee?: boolean;
              outboundComments?: boolean;
              commentVisibility?: {
                /** @enum {string} */
                type: 'role' | 'group';
                value: string;
              } | null;
              remoteLinks?: boolean;
            };
          };
          userMapping?: {
            jiraUser: string;
            trackerUser: string;
          }[];
          statusMappings?: {
            [key: string]: {
              onResolve: string;
              onUnresolve: string;
              /** @default null */
              onIgnore?: string | null;
              issueTypes?: {
                [key: string]: {
                  onResolve: string;
                  onUnresolve: string;
                  /** @default null */
                  onIgnore?: string | null;
                };
              };
              transitionIds?: string[];
              fields?: {
                [key: string]: unknown;
              };
              resolutionId?: string | null;
              mostHops?: number;
              forbiddenStatusIds?: string[];
              reopenWithinDays?: number | null;
              neverReopenResolutionIds?: string[];
              /** @enum {string} */
              whenNotReopened?: 'leave' | 'new_issue';
            };
          };
          ignoredFieldIds?: string[];
        };
      };
    };
    responses: {
      /** @description Event by event. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  settingsSuggestUsers: {
    parameters: {
      query: {
        project: string;
        query?: string;
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At most 100 people. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SuggestedMapping'][];
          };
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  rulesPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rule: {
            name: string;
            position?: number;
            isEnabled?: boolean;
            match?: {
              projects?: string[];
              levels?: string[];
              tags?: {
                [key: string]: string;
              };
              timesSeenAtLeast?: number | null;
              onRegression?: boolean;
            };
            /** @enum {string} */
            again?: 'never' | 'once_done' | 'always';
            values: {
              [key: string]: unknown;
            };
          };
          trackerIssueId: string;
        };
      };
    };
    responses: {
      /** @description What would be made. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewedRule'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      502: components['responses']['BadGateway'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  deliveriesList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        integrationId?: string;
        since?: string;
        state?: 'pending' | 'processed' | 'ignored' | 'dead';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Delivery'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  deliveriesShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Delivery. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryWithBody'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  effectsList: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `next` of the page before. */
        after?: string;
        integrationId?: string;
        installationId?: string;
        linkId?: string;
        deliveryId?: string;
        kind?:
          | 'deletion'
          | 'move'
          | 'comment'
          | 'assignee'
          | 'status'
          | 'outbound_status'
          | 'outbound_assignee'
          | 'outbound_comment'
          | 'remote_link';
        reason?:
          | 'resolved'
          | 'unresolved'
          | 'already_resolved'
          | 'already_unresolved'
          | 'ignored'
          | 'already_ignored'
          | 'held_back'
          | 'nothing_changed'
          | 'stale'
          | 'superseded'
          | 'status_sync_off'
          | 'status_unknown'
          | 'tracker_issue_gone'
          | 'tracker_gave_up'
          | 'jira_gave_up'
          | 'lockstep_failed'
          | 'jira_issue_unreachable'
          | 'jira_issue_deleted'
          | 'link_over'
          | 'uninstalled'
          | 'unlinked'
          | 'key_changed'
          | 'key_unchanged'
          | 'comment_written'
          | 'comment_edited'
          | 'comment_deleted'
          | 'comment_hidden'
          | 'comment_known'
          | 'comment_deleted_before'
          | 'comment_not_there'
          | 'comment_restricted'
          | 'comment_unreadable'
          | 'comment_sync_off'
          | 'comments_unsupported'
          | 'tracker_comment_gone'
          | 'assigned'
          | 'already_assigned'
          | 'unassigned'
          | 'already_unassigned'
          | 'assignee_ambiguous'
          | 'assignee_unknown'
          | 'assignee_email_hidden'
          | 'assignee_not_assignable'
          | 'assignee_sync_off'
          | 'assignees_unsupported'
          | 'echo'
          | 'tracker_moved_on'
          | 'remote_link_shown'
          | 'remote_link_removed'
          | 'remote_link_without_page'
          | 'remote_link_refused'
          | 'remote_links_off'
          | 'jira_status_changed'
          | 'jira_status_already'
          | 'outbound_status_off'
          | 'status_not_mapped'
          | 'ignoring_not_mapped'
          | 'not_reopened'
          | 'no_transition'
          | 'transition_refused'
          | 'transition_forbidden'
          | 'jira_assigned'
          | 'jira_assigned_already'
          | 'jira_unassigned'
          | 'jira_unassigned_already'
          | 'jira_unassigning_forbidden'
          | 'jira_assigning_forbidden'
          | 'jira_assigning_failed'
          | 'jira_person_ambiguous'
          | 'jira_person_unknown'
          | 'jira_person_without_email'
          | 'jira_person_not_assignable'
          | 'outbound_assignee_off'
          | 'jira_comment_written'
          | 'jira_comment_edited'
          | 'jira_comment_deleted'
          | 'jira_comment_gone'
          | 'jira_comment_refused'
          | 'jira_comment_forbidden'
          | 'jira_comment_visibility_refused'
          | 'outbound_comment_not_there'
          | 'outbound_comment_stale'
          | 'outbound_comment_deleted_before'
          | 'outbound_comment_unreadable'
          | 'outbound_comments_off';
        since?: string;
        state?: 'due' | 'waiting' | 'applied' | 'skipped' | 'failed' | 'dead';
      };
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TimelineEntry'][];
            /** @description What `after` has to be for the items that follow; null at the end. */
            next: string | null;
          };
        };
      };
      401: components['responses']['Unauthorized'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  effectsShow: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Effect. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineEntry'];
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  eventsPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Any JSON value, such as the body of a webhook request. */
          event: unknown;
        };
      };
    };
    responses: {
      /** @description What would come of it. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  effectsReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is open anyway. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      /** @description It is tried in a moment. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  deliveriesReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is open anyway. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      /** @description It is processed in a moment. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  effectsReplayDead: {
    parameters: {
      query?: never;
      header?: {
        /** @description What the request is called in the log, and in its answer; else Lockstep finds a name. */
        'X-Request-Id'?: components['parameters']['RequestId'];
        /** @description With the same key within a day, the same request is done once, and answered as the first was. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          filter: {
            /** Format: uuid */
            integrationId?: string;
            /** Format: uuid */
            installationId?: string;
            /** Format: uuid */
            linkId?: string;
            /** Format: uuid */
            deliveryId?: string;
            /** @enum {string} */
            kind?:
              | 'deletion'
              | 'move'
              | 'comment'
              | 'assignee'
              | 'status'
              | 'outbound_status'
              | 'outbound_assignee'
              | 'outbound_comment'
              | 'remote_link';
            /** @enum {string} */
            reason?:
              | 'resolved'
              | 'unresolved'
              | 'already_resolved'
              | 'already_unresolved'
              | 'ignored'
              | 'already_ignored'
              | 'held_back'
              | 'nothing_changed'
              | 'stale'
              | 'superseded'
              | 'status_sync_off'
              | 'status_unknown'
              | 'tracker_issue_gone'
              | 'tracker_gave_up'
              | 'jira_gave_up'
              | 'lockstep_failed'
              | 'jira_issue_unreachable'
              | 'jira_issue_deleted'
              | 'link_over'
              | 'uninstalled'
              | 'unlinked'
              | 'key_changed'
              | 'key_unchanged'
              | 'comment_written'
              | 'comment_edited'
              | 'comment_deleted'
              | 'comment_hidden'
              | 'comment_known'
              | 'comment_deleted_before'
              | 'comment_not_there'
              | 'comment_restricted'
              | 'comment_unreadable'
              | 'comment_sync_off'
              | 'comments_unsupported'
              | 'tracker_comment_gone'
              | 'assigned'
              | 'already_assigned'
              | 'unassigned'
              | 'already_unassigned'
              | 'assignee_ambiguous'
              | 'assignee_unknown'
              | 'assignee_email_hidden'
              | 'assignee_not_assignable'
              | 'assignee_sync_off'
              | 'assignees_unsupported'
              | 'echo'
              | 'tracker_moved_on'
              | 'remote_link_shown'
              | 'remote_link_removed'
              | 'remote_link_without_page'
              | 'remote_link_refused'
              | 'remote_links_off'
              | 'jira_status_changed'
              | 'jira_status_already'
              | 'outbound_status_off'
              | 'status_not_mapped'
              | 'ignoring_not_mapped'
              | 'not_reopened'
              | 'no_transition'
              | 'transition_refused'
              | 'transition_forbidden'
              | 'jira_assigned'
              | 'jira_assigned_already'
              | 'jira_unassigned'
              | 'jira_unassigned_already'
              | 'jira_unassigning_forbidden'
              | 'jira_assigning_forbidden'
              | 'jira_assigning_failed'
              | 'jira_person_ambiguous'
              | 'jira_person_unknown'
              | 'jira_person_without_email'
              | 'jira_person_not_assignable'
              | 'outbound_assignee_off'
              | 'jira_comment_written'
              | 'jira_comment_edited'
              | 'jira_comment_deleted'
              | 'jira_comment_gone'
              | 'jira_comment_refused'
              | 'jira_comment_forbidden'
              | 'jira_comment_visibility_refused'
              | 'outbound_comment_not_there'
              | 'outbound_comment_stale'
              | 'outbound_comment_deleted_before'
              | 'outbound_comment_unreadable'
              | 'outbound_comments_off';
            since?: string;
            /** @enum {string} */
            state?: 'dead' | 'failed';
          };
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description What would be replayed. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayedDead'];
        };
      };
      /** @description How many are. */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayedDead'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
}
