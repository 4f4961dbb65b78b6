import type { IntegrationId } from '../../../domain/ids.ts';
import type { JiraStatus, StatusCategory } from '../../../domain/jira-status.ts';
import { storable } from './storable.ts';

export interface JiraStatusRow {
  readonly integration_id: string;
  readonly id: string;
  readonly name: string | null;
  readonly category: StatusCategory | null;
}

export function toRow(integrationId: IntegrationId, { id, name, category }: JiraStatus): JiraStatusRow {
  return storable({ integration_id: integrationId, id, name, category });
}

export function fromRow({ id, name, category }: JiraStatusRow): JiraStatus {
  return { id, name, category };
}
