import { ReplayDead, type ReplayedDead, type ReplayFilter } from '../application/inbound/replay-dead.ts';
import { ReplayDelivery } from '../application/inbound/replay-delivery.ts';
import { ReplayEffect, type ReplayOutcome } from '../application/inbound/replay-effect.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import { EFFECT_KINDS, type EffectKind } from '../domain/effect.ts';
import type { DeliveryId, EffectId, IntegrationId } from '../domain/ids.ts';
import type { Config } from './config.ts';
import { momentOf } from './given-moment.ts';
import { recordByCli } from './record-by-cli.ts';
import { StartRefused } from './start-refused.ts';
import { withStorage } from './with-storage.ts';

/** The options of the command as they were given. */
export interface ReplayOptions {
  readonly effect?: string;
  readonly delivery?: string;
  readonly dead?: boolean;
  readonly integration?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly dryRun?: boolean;
}

const BY = 'cli';
const INSTEAD =
  'Or ask the running service: POST /api/v1/replays for all that is dead, ' +
  '/api/v1/effects/<id>/replay or /api/v1/deliveries/<id>/replay for one.';
const NEXT =
  'The running service takes it up within a second; links/<id>/timeline of the API shows what comes of it.';

/**
 * Has what was given up tried anew, tells how much that is and what comes next, and answers the exit code.
 * @throws {StartRefused} for options that do not go together, or what is not to be replayed.
 */
export async function runReplay(
  config: Config,
  options: ReplayOptions,
  tell: (line: string) => void,
): Promise<number> {
  const asked = understood(options);
  return withStorage(config, { schema: 'check', instead: INSTEAD }, async ({ storage }) => {
    const { reads, stores } = storage;
    // The service that runs finds in the store what nobody is woken for.
    const ports = { reads, stores, clock: new SystemClock(), signal: { wake: () => Promise.resolve() } };
    const who = { scope: EVERYTHING, by: BY };
    switch (asked.kind) {
      case 'effect':
        tellOne(
          'Effect',
          await recordByCli(storage, {
            ...{ operation: 'effects replay', thingKind: 'effects', thingId: asked.id },
            make: () => new ReplayEffect(ports).execute({ ...who, effectId: asked.id }),
          }),
          tell,
        );
        return 0;
      case 'delivery':
        tellOne(
          'Delivery',
          await recordByCli(storage, {
            ...{ operation: 'deliveries replay', thingKind: 'deliveries', thingId: asked.id },
            make: () => new ReplayDelivery(ports).execute({ ...who, deliveryId: asked.id }),
          }),
          tell,
        );
        return 0;
      case 'dead': {
        const { filter, isDryRun } = asked;
        const replayed = await recordByCli(storage, {
          ...{ operation: 'effects replay-dead', thingKind: 'effects', thingId: null, isDryRun },
          make: () => new ReplayDead(ports).execute({ ...who, filter, isDryRun }),
        });
        tellMany(replayed, isDryRun, tell);
        return 0;
      }
    }
  });
}

type Asked =
  | { readonly kind: 'effect'; readonly id: EffectId }
  | { readonly kind: 'delivery'; readonly id: DeliveryId }
  | { readonly kind: 'dead'; readonly filter: ReplayFilter; readonly isDryRun: boolean };

function understood({ effect, delivery, dead = false, ...more }: ReplayOptions): Asked {
  const named = [effect !== undefined, delivery !== undefined, dead].filter((isNamed) => isNamed).length;
  if (named !== 1) throw new StartRefused('Say what to replay: --effect <id>, --delivery <id>, or --dead.');
  if (dead) return { kind: 'dead', filter: filterIn(more), isDryRun: more.dryRun ?? false };

  const { integration, kind, since, dryRun = false } = more;
  if (dryRun || [integration, kind, since].some((given) => given !== undefined)) {
    throw new StartRefused('--integration, --kind, --since and --dry-run go with --dead.');
  }
  return effect === undefined
    ? { kind: 'delivery', id: delivery as DeliveryId }
    : { kind: 'effect', id: effect as EffectId };
}

function filterIn({ integration, kind, since }: ReplayOptions): ReplayFilter {
  return {
    ...{ state: 'dead', installationId: null, linkId: null, deliveryId: null, reason: null },
    integrationId: (integration ?? null) as IntegrationId | null,
    kind: kind === undefined ? null : kindIn(kind),
    since: since === undefined ? null : momentOf('--since', since),
  };
}

function kindIn(text: string): EffectKind {
  const kind = EFFECT_KINDS.find((known) => known === text);
  if (kind === undefined) throw new StartRefused(`--kind must be one of ${EFFECT_KINDS.join(', ')}.`);
  return kind;
}

function tellOne(name: string, outcome: ReplayOutcome, tell: (line: string) => void): void {
  if (outcome === 'open') tell(`The ${name} is still to be carried out, and was left as it is.`);
  else tell(`The ${name} was replayed. ${NEXT}`);
}

function tellMany(
  { effects, deliveries }: ReplayedDead,
  isDryRun: boolean,
  tell: (line: string) => void,
): void {
  const counted = `${counting(effects, 'Effect', 'Effects')} and ${counting(deliveries, 'Delivery', 'Deliveries')}`;
  if (effects + deliveries === 0) tell('Nothing that is dead was found: there is nothing to replay.');
  else if (isDryRun) tell(`${counted} would be replayed. Without --dry-run they are.`);
  else tell(`${counted} replayed. ${NEXT}`);
}

function counting(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
