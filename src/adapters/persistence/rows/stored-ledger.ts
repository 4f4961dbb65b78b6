import {
  EMPTY_LEDGER,
  type Ledger,
  type Written,
  type WrittenStatus,
} from '../../../domain/outbound/ledger.ts';

/** A ledger as a column of JSON holds it: times as ISO 8601 texts, and nothing of what is empty. */
export interface StoredLedger extends Partial<Pick<Ledger, 'trackerStatus' | 'trackerAssignee'>> {
  readonly jiraStatus?: StoredWritten<WrittenStatus>;
  readonly jiraAssignee?: StoredWritten<NonNullable<Ledger['jiraAssignee']>>;
  readonly trackerStatusWatermark?: string;
  readonly trackerAssigneeWatermark?: string;
}

type StoredWritten<Kind extends Written<unknown>> = Omit<Kind, 'updatedAt'> & {
  readonly updatedAt: string | null;
};

/** The ledger as its column holds it. */
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

/** The ledger that a column holds; what the column leaves out is empty. */
export function ledgerIn(column: StoredLedger): Ledger {
  const { jiraStatus, jiraAssignee, trackerStatusWatermark, trackerAssigneeWatermark, ...tracker } = column;
  return {
    ...EMPTY_LEDGER,
    ...tracker,
    jiraStatus: jiraStatus === undefined ? null : timed(jiraStatus),
    jiraAssignee: jiraAssignee === undefined ? null : timed(jiraAssignee),
    trackerStatusWatermark: momentIn(trackerStatusWatermark),
    trackerAssigneeWatermark: momentIn(trackerAssigneeWatermark),
  };
}

function storedWritten<Kind extends Written<unknown>>({ updatedAt, ...rest }: Kind): StoredWritten<Kind> {
  return { ...rest, updatedAt: updatedAt?.toISOString() ?? null };
}

function timed<Column extends { readonly updatedAt: string | null }>({ updatedAt, ...rest }: Column) {
  return { ...rest, updatedAt: momentIn(updatedAt) };
}

function momentIn(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
