export interface Sprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'ACTIVE' | 'FUTURE' | 'CLOSED';
}

export const SPRINTS: readonly Sprint[] = [
  { id: 1, name: 'Sprint 1', state: 'CLOSED' },
  { id: 2, name: 'Sprint 2', state: 'ACTIVE' },
  { id: 3, name: 'Sprint 3', state: 'FUTURE' },
];

/** As Jira on a server writes one into an issue. */
export function sprintText({ id, name, state }: Sprint): string {
  return `com.atlassian.greenhopper.service.sprint.Sprint@${id}[id=${id},rapidViewId=1,state=${state},name=${name}]`;
}
