import { changed, issueUpdated, type Payload } from './payloads.ts';

export function issueUpdatedNewerCustomFieldCalledStatus(): Payload {
  return issueUpdated([
    changed('status', [null, 'red'], [null, 'green'], { fieldtype: 'custom', fieldId: 'customfield_10200' }),
  ]);
}

export function issueUpdatedCustomFieldCalledAssignee(): Payload {
  return issueUpdated([changed('assignee', [null, 'ada'], [null, 'bob'], { fieldtype: 'custom' })]);
}

export function issueMovedKeyByFieldId(): Payload {
  return issueUpdated([changed('Ключ', [null, 'ABC-4'], [null, 'NUM-9'], { fieldId: 'issuekey' })]);
}
