import type { JiraAccounts, JiraConnection } from '../../application/ports/jira-server.ts';
import { filledTextOf, isObject, own } from '../../domain/foreign-json.ts';
import type { JiraAccount } from '../../domain/integration.ts';
import type { RestCaller } from './rest-caller.ts';

/** The account in whose name we call Jira: `GET /rest/api/2/myself` and `/mypermissions`. */
export class AccountRest implements JiraAccounts {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  myself(connection: JiraConnection): Promise<JiraAccount> {
    const purpose = 'read our own account in';
    return this.#rest.call({ connection, method: 'GET', pattern: '/rest/api/2/myself', purpose }, (value) => {
      const name = filledTextOf(own(value, 'name'));
      if (name === null) return null;
      return {
        name,
        key: filledTextOf(own(value, 'key')),
        displayName: filledTextOf(own(value, 'displayName')),
      };
    });
  }

  permissions(connection: JiraConnection): Promise<ReadonlySet<string>> {
    const purpose = 'read what our account may do in';
    return this.#rest.call(
      { connection, method: 'GET', pattern: '/rest/api/2/mypermissions', purpose },
      (value) => {
        const permissions = own(value, 'permissions');
        if (!isObject(permissions)) return null;
        const held = Object.entries(permissions).filter(([, row]) => own(row, 'havePermission') === true);
        return new Set(held.map(([key]) => key));
      },
    );
  }
}
