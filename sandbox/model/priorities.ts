export interface Priority {
  readonly id: string;
  readonly name: string;
}

export const PRIORITIES: readonly Priority[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map(
  (name, index) => ({ id: String(index + 1), name }),
);

export const DEFAULT_PRIORITY: Priority = { id: '3', name: 'Medium' };
