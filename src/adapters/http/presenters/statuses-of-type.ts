import type { StatusesOfType } from '../../../domain/project-statuses.ts';

export function presentStatusesOfType({ issueTypeId, issueTypeName, statuses }: StatusesOfType) {
  return {
    issueTypeId,
    issueTypeName,
    statuses: statuses.map(({ id, name, category }) => ({ id, name, category })),
  };
}
