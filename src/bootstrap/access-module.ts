import { ContainerModule } from 'inversify';
import { AnswerOnce } from '../application/access/answer-once.ts';
import { AuthenticateApiKey } from '../application/access/authenticate-api-key.ts';
import { AuthenticateSession } from '../application/access/authenticate-session.ts';
import { ChangeOrganization } from '../application/access/change-organization.ts';
import { CreateApiKey } from '../application/access/create-api-key.ts';
import { CreateOrganization } from '../application/access/create-organization.ts';
import { RecordChange } from '../application/access/record-change.ts';
import { RemoveOrganization } from '../application/access/remove-organization.ts';
import { RevokeApiKey } from '../application/access/revoke-api-key.ts';
import { SignIn } from '../application/access/sign-in.ts';
import { SignOut } from '../application/access/sign-out.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Fingerprints } from '../application/ports/fingerprints.ts';
import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Config } from './config.ts';
import { CLOCK, CONFIG, FINGERPRINTS, LOG, RANDOMNESS, STORAGE } from './tokens.ts';

type SignInParts = [Randomness, Fingerprints, Clock, Config];

/** Tenants and their keys. */
export const accessModule = new ContainerModule(({ bind }) => {
  bind(CreateOrganization).toResolvedValue(
    ({ stores }: Storage, randomness: Randomness, clock: Clock) =>
      new CreateOrganization({ stores, randomness, clock }),
    [STORAGE, RANDOMNESS, CLOCK],
  );
  bind(ChangeOrganization).toResolvedValue(
    ({ unitOfWork }: Storage) => new ChangeOrganization(unitOfWork),
    [STORAGE],
  );
  bind(RemoveOrganization).toResolvedValue(
    ({ unitOfWork }: Storage) => new RemoveOrganization(unitOfWork),
    [STORAGE],
  );
  bind(CreateApiKey).toResolvedValue(
    ({ stores }: Storage, randomness: Randomness, fingerprints: Fingerprints, clock: Clock) =>
      new CreateApiKey({ stores, randomness, fingerprints, clock }),
    [STORAGE, RANDOMNESS, FINGERPRINTS, CLOCK],
  );
  bind(RecordChange).toResolvedValue(
    ({ stores }: Storage, randomness: Randomness, clock: Clock, log: Log) =>
      new RecordChange({ stores, randomness, clock, log }),
    [STORAGE, RANDOMNESS, CLOCK, LOG],
  );
  bind(RevokeApiKey).toResolvedValue(
    ({ stores, accessReads: reads }: Storage, clock: Clock) => new RevokeApiKey({ stores, reads, clock }),
    [STORAGE, CLOCK],
  );
  bind(AuthenticateApiKey).toResolvedValue(
    ({ stores }: Storage, fingerprints: Fingerprints, clock: Clock, config: Config) =>
      new AuthenticateApiKey({ stores, fingerprints, clock }, config.adminKey),
    [STORAGE, FINGERPRINTS, CLOCK, CONFIG],
  );
  bind(SignIn).toResolvedValue(
    ({ stores, sessions }: Storage, ...[randomness, fingerprints, clock, config]: SignInParts) =>
      new SignIn({ stores, sessions, randomness, fingerprints, clock }, config.adminKey),
    [STORAGE, RANDOMNESS, FINGERPRINTS, CLOCK, CONFIG],
  );
  bind(AuthenticateSession).toResolvedValue(
    ({ stores, sessions }: Storage, fingerprints: Fingerprints, clock: Clock, config: Config) =>
      new AuthenticateSession({ stores, sessions, fingerprints, clock }, config.adminKey),
    [STORAGE, FINGERPRINTS, CLOCK, CONFIG],
  );
  bind(SignOut).toResolvedValue(
    ({ sessions }: Storage, fingerprints: Fingerprints) => new SignOut({ sessions, fingerprints }),
    [STORAGE, FINGERPRINTS],
  );
  bind(AnswerOnce).toResolvedValue(
    ({ requests }: Storage, randomness: Randomness, clock: Clock) =>
      new AnswerOnce({ requests, randomness, clock }),
    [STORAGE, RANDOMNESS, CLOCK],
  );
});
