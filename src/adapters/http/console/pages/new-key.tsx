import { ROLES, suffices, type Caller } from '../../../../domain/api-key.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';

const DAY_MS = 24 * 60 * 60_000;

const ROLE_WORDS = {
  read: 'read: for looking',
  operate: 'operate: what is done every day, too, such as linking and replaying',
  admin: 'admin: all, such as connecting, settings, and keys',
} as const;

const EXPIRIES = [
  ['90', 'In 90 days'],
  ['30', 'In 30 days'],
  ['365', 'In a year'],
  ['', 'Never'],
] as const;

interface NewKeyProps {
  readonly organizations: ReadonlyMap<string, string>;
  readonly caller: Caller;
  readonly form?: URLSearchParams;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** What a key is to be good for: no more than the one that makes it. */
export function NewKey({ organizations, caller, form, errors = [] }: NewKeyProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const everything = caller.scope.organizationId === null ? [['', 'Everything'] as const] : [];
  return (
    <>
      <Crumbs way={[['/keys', 'API keys']]} />
      <h1>Make a key</h1>
      <Form to="/keys/new" class="card">
        <TextField
          name="name"
          label="Name"
          hint="Of who or what uses it: the timeline and the audit trail say it."
          required
          value={form?.get('name') ?? ''}
          error={errorOf('name')}
        />
        <SelectField
          name="role"
          label="Role"
          value={form?.get('role') ?? 'operate'}
          error={errorOf('role')}
          choices={ROLES.filter((role) => suffices(caller.role, role)).map((role) => [
            role,
            ROLE_WORDS[role],
          ])}
        />
        <SelectField
          name="organizationId"
          label="For"
          value={form?.get('organizationId') ?? [...organizations.keys()][0] ?? ''}
          error={errorOf('organizationId')}
          choices={[...organizations, ...everything]}
        />
        <SelectField
          name="expires"
          label="Expires"
          value={form?.get('expires') ?? '90'}
          error={errorOf('expiresAt')}
          choices={EXPIRIES}
        />
        <button>Make it</button>
      </Form>
    </>
  );
}

/** When the key is to expire; null for never. */
export function expiryIn(form: URLSearchParams, now: Date): string | null {
  const days = Number(form.get('expires') ?? '');
  return days > 0 ? new Date(now.getTime() + days * DAY_MS).toISOString() : null;
}
