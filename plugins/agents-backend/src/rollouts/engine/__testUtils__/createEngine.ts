import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { RolloutStore, TrafficLocator } from '../../model';
import { START } from '../../__testUtils__/givenRollout';
import { MemoryRolloutStore } from '../../store';
import {
  DefaultRolloutEngine,
  type RolloutEngineOptions,
} from '../DefaultRolloutEngine';
import { FakeRolloutObserver } from './FakeRolloutObserver';
import { FakeTrafficDriver } from './FakeTrafficDriver';

/** An engine with all that it works with, over a store in memory unless there is another. */
export function createEngine(
  options: Partial<RolloutEngineOptions> & { store?: RolloutStore } = {},
) {
  const clock = { now: START };
  const now = () => clock.now;
  const driver = new FakeTrafficDriver();
  const observer = new FakeRolloutObserver(driver, now);
  const store = options.store ?? MemoryRolloutStore.create();
  const engine = DefaultRolloutEngine.create({
    store,
    observer,
    locator: locatorOf(() => driver),
    now,
    patienceMs: 5_000,
    ...options,
  });
  const { signal } = new AbortController();
  return {
    engine,
    store,
    driver,
    observer,
    clock,
    tick: () => engine.tick({ signal }),
    create: (rollout: Rollout) =>
      engine.create(rollout, [
        { kind: 'created', at: START, text: 'Made', by: rollout.createdBy },
      ]),
    stateOf: async (id = 'rollout-1') => (await store.get(id))?.rollout.state,
  };
}

/** Finds the traffic of every agent at a driver. */
export function locatorOf(
  driverOf: (agent: string) => FakeTrafficDriver,
): TrafficLocator {
  return {
    locate: async rollouts =>
      rollouts.map(({ agent, environment }) => ({
        driver: driverOf(agent),
        instance: {
          agentRef: agent,
          environmentRef: environment,
          url: 'http://localhost',
          settings: {},
        },
      })),
  };
}
