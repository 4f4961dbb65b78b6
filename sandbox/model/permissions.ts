import type { Project } from './projects.ts';
import type { JiraUser } from './users.ts';

/** Whether `user` has the permission in `project`; in any project at all, when none is given. */
export function mayUser(
  { lacks }: JiraUser,
  permission: string,
  project: Pick<Project, 'key'> | null = null,
): boolean {
  if (lacks.includes(permission)) return false;
  return project === null || !lacks.includes(`${permission}@${project.key}`);
}

/** Whether issues of the project may be assigned to `user`. */
export function isAssignable(user: JiraUser, project: Pick<Project, 'key'> | null): boolean {
  return (
    user.active &&
    user.assignable &&
    mayUser(user, 'ASSIGNABLE_USER', project) &&
    mayUser(user, 'BROWSE_PROJECTS', project)
  );
}
