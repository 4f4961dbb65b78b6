import type { JsonObject } from '../model/jira-json.ts';
import { mayUser } from '../model/permissions.ts';
import type { Project } from '../model/projects.ts';
import type { JiraUser } from '../model/users.ts';

interface Permission {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
}

const PERMISSIONS: readonly Permission[] = [
  { id: '0', key: 'ADMINISTER', name: 'Jira Administrators', type: 'GLOBAL' },
  { id: '44', key: 'SYSTEM_ADMIN', name: 'Jira System Administrators', type: 'GLOBAL' },
  { id: '27', key: 'USER_PICKER', name: 'Browse Users', type: 'GLOBAL' },
  { id: '10', key: 'BROWSE_PROJECTS', name: 'Browse Projects', type: 'PROJECT' },
  { id: '11', key: 'CREATE_ISSUES', name: 'Create Issues', type: 'PROJECT' },
  { id: '12', key: 'EDIT_ISSUES', name: 'Edit Issues', type: 'PROJECT' },
  { id: '46', key: 'TRANSITION_ISSUES', name: 'Transition Issues', type: 'PROJECT' },
  { id: '14', key: 'RESOLVE_ISSUES', name: 'Resolve Issues', type: 'PROJECT' },
  { id: '18', key: 'CLOSE_ISSUES', name: 'Close Issues', type: 'PROJECT' },
  { id: '13', key: 'ASSIGN_ISSUES', name: 'Assign Issues', type: 'PROJECT' },
  { id: '17', key: 'ASSIGNABLE_USER', name: 'Assignable User', type: 'PROJECT' },
  { id: '15', key: 'ADD_COMMENTS', name: 'Add Comments', type: 'PROJECT' },
  { id: '37', key: 'EDIT_OWN_COMMENTS', name: 'Edit Own Comments', type: 'PROJECT' },
  { id: '39', key: 'DELETE_OWN_COMMENTS', name: 'Delete Own Comments', type: 'PROJECT' },
  { id: '21', key: 'LINK_ISSUES', name: 'Link Issues', type: 'PROJECT' },
  { id: '28', key: 'SCHEDULE_ISSUES', name: 'Schedule Issues', type: 'PROJECT' },
  { id: '26', key: 'SET_ISSUE_SECURITY', name: 'Set Issue Security', type: 'PROJECT' },
  { id: '19', key: 'CREATE_ATTACHMENTS', name: 'Create Attachments', type: 'PROJECT' },
  { id: '30', key: 'MODIFY_REPORTER', name: 'Modify Reporter', type: 'PROJECT' },
];

/**
 * Global permissions are the admin's (to browse users is everybody's), those of projects everybody's who is logged in and does not lack them, in
 * `project` or, without one, everywhere.
 */
export function permissionsJson(user: JiraUser | null, project: Project | null): JsonObject {
  const has = ({ type, key }: Permission) =>
    user !== null &&
    (type === 'GLOBAL' && key !== 'USER_PICKER' ? user.isAdmin : mayUser(user, key, project));
  const entries = PERMISSIONS.map((permission) => [
    permission.key,
    { ...permission, description: '', havePermission: has(permission) },
  ]);
  return { permissions: Object.fromEntries(entries) as JsonObject };
}
