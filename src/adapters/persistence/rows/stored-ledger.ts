import { EMPTY_LEDGER, type Ledger, type Written } from '../../../domain/outbound/ledger.ts';

/** A ledger as a column of JSON holds it: times as ISO 8601 texts, and nothing of what is empty. */
export interface StoredLedger extends Partial<Pick<Ledger, 'trackerStatus' | 'trackerAssignee'>> {
  readonly jiraStatus?: StoredWritten<NonNullable<Ledger['jiraStatus']>['value']>;
  readonly jiraAssignee?: StoredWritten<NonNullable<Ledger['jiraAssignee']>['value']>;
  readonly trackerStatusWatermark?: string;
  readonly trackerAssigneeWatermark?: string;
}

type StoredWritten<Value> = Omit<Written<Value>, 'updatedAt'> & { readonly updatedAt: string | null };

export function stored(ledger: Ledger): StoredLedger {
  const { jiraStatus, jiraAssignee, trackerStatusWatermark, trackerAssigneeWatermark, ...tracker } = ledger;
  const { trackerStatus, trackerAssignee } = tracker;
  return {
    ...(jiraStatus === null ? {} : { jiraStatus: storedWritten(jiraStatus) }),
    ...(jiraAssignee === null ? {} : { jiraAssignee: storedWritten(jiraAssignee) }),
    ...(trackerStatus === null ? {} : { trackerStatus }),
    ...(trackerAssignee === null ? {} : { trackerAssignee }),
    ...(trackerStatusWatermark === null
      ? {}
      : { trackerStatusWatermark: trackerStatusWatermark.toISOString() }),
    ...(trackerAssigneeWatermark === null
      ? {}
      : { trackerAssigneeWatermark: trackerAssigneeWatermark.toISOString() }),
  };
}

export function ledgerIn(column: StoredLedger): Ledger {
  const { jiraStatus, jiraAssignee, trackerStatusWatermark, trackerAssigneeWatermark, ...tracker } = column;
  return {
    ...EMPTY_LEDGER,
    ...tracker,
    jiraStatus: jiraStatus === undefined ? null : written(jiraStatus),
    jiraAssignee: jiraAssignee === undefined ? null : written(jiraAssignee),
    trackerStatusWatermark: momentIn(trackerStatusWatermark),
    trackerAssigneeWatermark: momentIn(trackerAssigneeWatermark),
  };
}

function storedWritten<Value>({ updatedAt, ...rest }: Written<Value>): StoredWritten<Value> {
  return { ...rest, updatedAt: updatedAt?.toISOString() ?? null };
}

function written<Value>({ updatedAt, ...rest }: StoredWritten<Value>): Written<Value> {
  return { ...rest, updatedAt: momentIn(updatedAt) };
}

function momentIn(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
