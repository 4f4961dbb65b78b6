import type { ScenarioPorts } from './scenario-use-cases.ts';

/** Runs before and after each call of a port. */
export type Moment = () => Promise<void>;

/** Ports that do what `ports` do, and run `moment` before and after every call of storage, Jira, tracker and signal. */
export function withMoments(ports: ScenarioPorts, moment: Moment): ScenarioPorts {
  const { storage, jira, trackers, signal } = ports;
  return {
    ...ports,
    storage: watched(storage, moment),
    jira: watched(jira, moment),
    trackers: { of: (installation) => watched(trackers.of(installation), moment) },
    signal: watched(signal, moment),
  };
}

/** The port and the ports it holds, whose methods all answer promises. */
function watched<Port extends object>(port: Port, moment: Moment): Port {
  return new Proxy(port, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found === 'function') {
        return async (...args: readonly unknown[]): Promise<unknown> => {
          await moment();
          const answer: unknown = await Reflect.apply(found, target, args);
          await moment();
          return answer;
        };
      }
      return typeof found === 'object' && found !== null ? watched(found, moment) : found;
    },
  });
}
