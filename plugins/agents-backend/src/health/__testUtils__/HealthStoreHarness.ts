import type { HealthStatus } from '@agent-portal/plugin-agents-common';
import type {
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { DatabaseHealthReadModel } from '../DatabaseHealthReadModel';
import { DatabaseHealthStore } from '../DatabaseHealthStore';
import type { HealthReadModel } from '../HealthReadModel';
import type { HealthStore } from '../HealthStore';
import { MemoryHealthStore } from '../MemoryHealthStore';
import { recordObservations } from '../recordObservations';
import { NOON, observed } from './observations';

const TABLES = ['health_state', 'health_transitions', 'health_counts'];

const policy = { failureThreshold: 1, recoveryThreshold: 1 };

/** An empty store with the read model on top of it, and a clock that the test moves. */
export class HealthStoreHarness {
  now = NOON;

  private constructor(
    readonly store: HealthStore,
    readonly readModel: HealthReadModel,
  ) {}

  static create(
    open: (now: () => number) => {
      store: HealthStore;
      readModel: HealthReadModel;
    },
  ): HealthStoreHarness {
    const clock = { now: () => NOON };
    const { store, readModel } = open(() => clock.now());
    const harness = new HealthStoreHarness(store, readModel);
    clock.now = () => harness.now;
    return harness;
  }

  /** Stores observations as a sweep does; a status changes at once. */
  async save(...observations: TargetObservation[]): Promise<void> {
    await this.store.update(
      observations.map(observation => observation.target),
      current => recordObservations(current, { observations, policy }).changes,
    );
  }

  /** Stores one observation after another, ten seconds apart, from now on. */
  async saveSeries(of: HealthTarget, statuses: HealthStatus[]): Promise<void> {
    for (const status of statuses) {
      await this.save(observed(of, status, { at: this.now, latencyMs: 10 }));
      this.now += 10_000;
    }
  }
}

/** Every kind of store, for `describe.each`; each call of the function gives an empty one. */
export function listHealthStores(): Array<
  [name: string, create: () => Promise<HealthStoreHarness>]
> {
  const databases = createTestDatabases();
  return [
    [
      'memory',
      async () =>
        HealthStoreHarness.create(now => {
          const store = MemoryHealthStore.create({ now });
          return { store, readModel: store };
        }),
    ],
    ...databases.engines.map(
      ([engine]): [string, () => Promise<HealthStoreHarness>] => {
        let opened: ReturnType<typeof databases.open> | undefined;
        return [
          engine,
          async () => {
            opened ??= databases.open(engine);
            const knex = await opened;
            for (const table of TABLES) await knex(table).delete();
            return HealthStoreHarness.create(now => ({
              store: DatabaseHealthStore.create({ knex }),
              readModel: DatabaseHealthReadModel.create({ knex, now }),
            }));
          },
        ];
      },
    ),
  ];
}
