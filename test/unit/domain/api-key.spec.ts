import { expect } from 'chai';

import { ROLES, suffices } from '../../../src/domain/api-key.ts';

describe('the roles of API keys', () => {
  it('each have what those before them have, and no more', () => {
    const sufficient = ROLES.flatMap((role) =>
      ROLES.filter((needed) => suffices(role, needed)).map((needed) => `${role} for ${needed}`),
    );

    expect(sufficient).to.deep.equal([
      'read for read',
      'operate for read',
      'operate for operate',
      'admin for read',
      'admin for operate',
      'admin for admin',
    ]);
  });
});
