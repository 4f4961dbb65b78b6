import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';

import { StandardWebhookSignatures } from '../../../../src/adapters/system/standard-webhook-signatures.ts';
import { HttpTrackerEvents } from '../../../../src/adapters/tracker/http/http-tracker-events.ts';
import {
  ReceiveSignedEvents,
  type ReceiveSignedEventsCommand,
} from '../../../../src/application/outbound/receive-signed-events.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DomainError, TrackerSenderRefused } from '../../../../src/domain/domain-error.ts';
import type { InstallationId } from '../../../../src/domain/ids.ts';
import type { TrackerEvent } from '../../../../src/domain/outbound/tracker-event.ts';
import { NO_SECRETS } from '../../../../src/domain/tracker-secret.ts';
import { anId } from '../../../support/builders.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

const TLS = { isVerified: true, caCertificate: null };
const HTTP = { kind: 'http', url: 'https://bugs.example.com/hooks', name: 'Bugz', tls: TLS } as const;
const BODY = JSON.stringify({
  ...{ id: 'e1', type: 'issue.status_changed', timestamp: '2024-05-06T12:00:00Z' },
  data: { issue: 'BUG-1', status: 'resolved' },
});

describe('signed events of an http tracker', () => {
  let scenario: Scenario;
  let connected: Connected;
  let secret: string;
  let taken: TrackerEvent[];
  let log: RememberingLog;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    const { installationId } = connected;
    const { made } = await scenario.useCases.connectTracker.execute({
      ...{ scope: EVERYTHING, installationId, tracker: HTTP, secrets: NO_SECRETS },
    });
    secret = made.event?.reveal() ?? '';
    taken = [];
    log = new RememberingLog();
  });

  const signed = (
    body = BODY,
    secrets = [secret],
    at = scenario.clock.now(),
  ): ReceiveSignedEventsCommand => ({
    installationId: connected.installationId,
    message: {
      id: 'msg_1',
      timestamp: String(Math.floor(at.getTime() / 1000)),
      signature: secrets.map((one) => new Webhook(one).sign('msg_1', at, body)).join(' '),
    },
    body: new TextEncoder().encode(body),
  });
  const receive = (command: ReceiveSignedEventsCommand) => {
    const { storage, clock } = scenario.ports;
    const useCase = new ReceiveSignedEvents(
      {
        ...{
          stores: storage.stores,
          signatures: new StandardWebhookSignatures(),
          reader: new HttpTrackerEvents(),
        },
        ...{ clock, meter: scenario.meter, log },
      },
      {
        execute: async ({ events }) => {
          taken.push(...events);
          return [];
        },
      },
    );
    return useCase.execute(command);
  };
  const refusal = async (command: ReceiveSignedEventsCommand): Promise<string> => {
    try {
      await receive(command);
    } catch (error) {
      if (error instanceof TrackerSenderRefused) return error.reason;
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    return 'none';
  };
  const rotate = async (overlapHours: number): Promise<string> => {
    const { made } = await scenario.useCases.rotateTrackerSecrets.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId, purposes: ['event'] as const },
      ...{ secrets: NO_SECRETS, overlapHours },
    });
    return made.event?.reveal() ?? '';
  };

  it('are taken, and answered alike when they come again', async () => {
    const first = await receive(signed());
    const again = await receive(signed());

    expect(first).to.deep.equal({ taken: 1, ignored: 0 });
    expect(again).to.deep.equal(first);
    expect(taken.map(({ id }) => id)).to.deep.equal(['e1', 'e1']);
  });

  it('are answered well when nobody knows their type, and counted', async () => {
    const unknown = JSON.stringify([JSON.parse(BODY), { id: 'e2', type: 'issue.snoozed' }]);

    expect(await receive(signed(unknown))).to.deep.equal({ taken: 1, ignored: 1 });

    expect(scenario.meter.of('tracker_events')).to.deep.equal([
      { outcome: 'status' },
      { outcome: 'ignored' },
    ]);
  });

  it('are proved by the newest secret and by the one before, as long as that counts', async () => {
    const next = await rotate(1);

    for (const secrets of [[next], [secret], ['whsec_b3RoZXIgc2VjcmV0', secret]])
      expect(await refusal(signed(BODY, secrets))).to.equal('none');

    scenario.clock.advance(3_600_000);
    expect(await refusal(signed())).to.equal('wrong_signature');
    expect(await refusal(signed(BODY, [next]))).to.equal('none');
  });

  it('are refused alike, whatever is wrong, and nothing of them is taken', async () => {
    const good = signed();
    const { message, body } = good;
    const stranger = (await scenario.connect('https://other.example.com')).installationId;
    const cases: readonly (readonly [ReceiveSignedEventsCommand, string])[] = [
      [{ ...good, message: { ...message, id: null } }, 'incomplete'],
      [{ ...good, message: { ...message, timestamp: null } }, 'incomplete'],
      [{ ...good, message: { ...message, signature: null } }, 'incomplete'],
      [{ ...good, installationId: anId() }, 'unknown_installation'],
      [{ ...good, installationId: 'x\0' as InstallationId }, 'unknown_installation'],
      [{ ...good, installationId: stranger }, 'unknown_installation'],
      [signed(BODY, ['whsec_b3RoZXIgc2VjcmV0']), 'wrong_signature'],
      [{ ...good, body: body.slice(1) }, 'wrong_signature'],
      [{ ...good, message: { ...message, timestamp: 'x' } }, 'wrong_signature'],
    ];
    const messages = new Set<string>();
    for (const [command, reason] of cases) {
      const error: unknown = await receive(command).catch((thrown: unknown) => thrown);
      expect(error, reason).to.include({ code: 'tracker_sender_refused', reason });
      if (error instanceof Error) messages.add(error.message);
    }

    expect(messages.size).to.equal(1);
    expect(taken).to.deep.equal([]);
    const logged = JSON.stringify(log.lines);
    for (const hidden of [secret, 'BUG-1', 'v1,']) expect(logged).not.to.include(hidden);
  });

  it('are refused when their time is more than 5 minutes from ours, either way', async () => {
    for (const [seconds, expected] of [
      [-300, 'none'],
      [300, 'none'],
      [-301, 'wrong_time'],
      [302, 'wrong_time'],
    ] as const) {
      const at = new Date(scenario.clock.now().getTime() + seconds * 1000);
      expect([seconds, await refusal(signed(BODY, [secret], at))]).to.deep.equal([seconds, expected]);
    }
  });

  it('are taken no more once the Installation is over, or has another tracker', async () => {
    const command = signed();
    const tracker = { kind: 'local' } as const;
    const { installationId } = connected;
    await scenario.useCases.connectTracker.execute({
      ...{ scope: EVERYTHING, installationId, tracker, secrets: NO_SECRETS },
    });

    expect(await refusal(command)).to.equal('unknown_installation');
  });

  it('are refused as a whole when one is not as it should be', async () => {
    expect(await refusal(signed('{'))).to.equal('payload_not_an_object');
    const odd = JSON.stringify([JSON.parse(BODY), { type: 'issue.seen' }]);
    expect(await refusal(signed(odd))).to.equal('invalid_value');
    expect(taken).to.deep.equal([]);
  });
});
