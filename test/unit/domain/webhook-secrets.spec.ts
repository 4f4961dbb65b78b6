import { expect } from 'chai';

import { InvalidValue } from '../../../src/domain/domain-error.ts';
import { Secret } from '../../../src/domain/secret.ts';
import {
  endOfOverlap,
  liveBodySecrets,
  rotated,
  type WebhookSecrets,
} from '../../../src/domain/webhook-secrets.ts';

const NOON = new Date('2026-01-01T12:00:00Z');
const afterNoon = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);
const FIRST: WebhookSecrets = {
  webhookSecrets: [{ id: '1', value: new Secret('value-1'), bodySecret: null, retiresAt: null }],
  bodySecret: new Secret('body-1'),
};

function rotatedAt(present: WebhookSecrets, id: string, hours: number, overlap = 24): WebhookSecrets {
  const next = { id, value: new Secret(`value-${id}`), bodySecret: new Secret(`body-${id}`) };
  const now = afterNoon(hours);
  return rotated(present, next, { now, retiresAt: endOfOverlap(now, overlap) });
}

const shown = ({ webhookSecrets, bodySecret }: WebhookSecrets) => ({
  secrets: webhookSecrets.map((secret) => [
    ...[secret.id, secret.value.reveal(), secret.bodySecret?.reveal() ?? null],
    secret.retiresAt,
  ]),
  bodySecret: bodySecret.reveal(),
});

describe('webhook secrets', () => {
  it('have a new one in front, and keep the one before, with its body secret, until the overlap ends', () => {
    expect(shown(rotatedAt(FIRST, '2', 0))).to.deep.equal({
      secrets: [
        ['2', 'value-2', null, null],
        ['1', 'value-1', 'body-1', afterNoon(24)],
      ],
      bodySecret: 'body-2',
    });
  });

  it('never live longer by being replaced again', () => {
    const twice = rotatedAt(rotatedAt(FIRST, '2', 0), '3', 10);

    expect(shown(twice).secrets).to.deep.equal([
      ['3', 'value-3', null, null],
      ['2', 'value-2', 'body-2', afterNoon(34)],
      ['1', 'value-1', 'body-1', afterNoon(24)],
    ]);
  });

  it('end sooner when the new overlap is shorter, and at once when there is none', () => {
    const [, second, first] = rotatedAt(rotatedAt(FIRST, '2', 0), '3', 1, 2).webhookSecrets;
    expect([second?.retiresAt, first?.retiresAt]).to.deep.equal([afterNoon(3), afterNoon(3)]);

    expect(shown(rotatedAt(FIRST, '2', 0, 0)).secrets).to.deep.equal([['2', 'value-2', null, null]]);
  });

  it('are gone, once they are over, at the next rotation', () => {
    expect(rotatedAt(rotatedAt(FIRST, '2', 0), '3', 24).webhookSecrets.map(({ id }) => id)).to.deep.equal([
      '3',
      '2',
    ]);
  });

  it('have each live body secret taken, and none after the overlap', () => {
    const secrets = rotatedAt(FIRST, '2', 0);
    const taken = (hours: number) =>
      liveBodySecrets(secrets, afterNoon(hours)).map((secret) => secret.reveal());

    expect(taken(23.9)).to.deep.equal(['body-2', 'body-1']);
    expect(taken(24)).to.deep.equal(['body-2']);
  });

  for (const overlap of [-1, 721, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`have no overlap of ${overlap} hours`, () => {
      expect(() => endOfOverlap(NOON, overlap))
        .to.throw(InvalidValue)
        .with.property('field', 'overlapHours');
    });
  }
});
