import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { isSharedDatabase } from '../../database/initializeDatabase';
import { givenPolicy, givenRollout } from '../__testUtils__/givenRollout';
import { verifyChain } from '../ledger';
import { DatabaseRolloutStore } from '../store';
import { type Event, RolloutLife } from './__testUtils__/RolloutLife';

jest.setTimeout(180_000);

const MINUTE_MS = 60_000;
const databases = createTestDatabases();
const pass = (minutes: number): Event => ({
  type: 'pass',
  ms: minutes * MINUTE_MS,
});

const policy = givenPolicy({
  steps: [
    { type: 'weight', weight: 10 },
    { type: 'bake', durationMs: 2 * MINUTE_MS, minimumSamples: 100 },
    { type: 'weight', weight: 100 },
    { type: 'demote', environment: 'resource:default/staging' },
  ],
});
const creation: Event = { type: 'create', rollout: givenRollout({ policy }) };

/** What can become of a rollout, and how it ends. */
const LIVES: Array<{
  name: string;
  events: Event[];
  errorRate: number;
  end: string;
  effects: string[];
}> = [
  {
    name: 'one that succeeds, and whose former release is retired',
    events: [creation, pass(1), pass(1), pass(1), pass(1), pass(6)],
    errorRate: 0,
    end: 'succeeded',
    effects: ['split', 'split', 'promote', 'demote'],
  },
  {
    name: 'one whose candidate fails',
    events: [creation, pass(1), pass(1), pass(1), pass(1)],
    errorRate: 0.5,
    end: 'rolled-back',
    effects: ['split', 'restore'],
  },
  {
    name: 'one that people pause, resume, and roll back',
    events: [
      creation,
      pass(1),
      { type: 'operate', operation: { type: 'pause' } },
      pass(1),
      { type: 'operate', operation: { type: 'resume' } },
      { type: 'operate', operation: { type: 'rollback' } },
    ],
    errorRate: 0,
    end: 'rolled-back',
    effects: ['split', 'restore'],
  },
];

const TABLES = [
  'rollouts',
  'rollout_inputs',
  'rollout_ledger',
  'rollout_commands',
  'traffic_fences',
];

/** It is processes that are killed here, not machines: nothing need wait for the disk. */
async function forgoDisk(knex: Knex): Promise<void> {
  const { database } = knex.client.config.connection;
  await knex.raw('alter database ?? set synchronous_commit to off', [database]);
  await knex.destroy();
  knex.initialize();
}

describe.each(databases.engines)('a backend that is killed, on %s', engine => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.open(engine as TestDatabaseId);
    if (isSharedDatabase(knex)) await forgoDisk(knex);
  });

  describe.each(LIVES)('in the life of $name', life => {
    async function live(
      options: ConstructorParameters<typeof RolloutLife>[1] = {},
    ) {
      for (const table of TABLES) await knex(table).del();
      const store = DatabaseRolloutStore.create({ knex });
      const lived = new RolloutLife(store, options);
      lived.observer.errorRate = life.errorRate;
      await lived.live(life.events);
      const stored = await store.get('rollout-1');
      const entries = await store.listLedger('rollout-1', { limit: 500 });
      expect(verifyChain('rollout-1', { entries: entries.reverse() })).toEqual({
        intact: true,
        checked: entries.length,
      });
      return {
        steps: lived.steps,
        asked: lived.driver.asked,
        outcome: {
          rollout: stored?.rollout,
          entries,
          effects: lived.driver.effects,
        },
      };
    }

    it('comes to the end that it would have come to, wherever it was killed', async () => {
      const undisturbed = await live();
      const { outcome } = undisturbed;
      expect(outcome.rollout?.state).toBe(life.end);
      expect(outcome.effects.map(({ target }) => target.type)).toEqual(
        life.effects,
      );
      expect(undisturbed.steps).toBeGreaterThanOrEqual(20);
      for (let step = 1; step <= undisturbed.steps; step++) {
        const kills = [step];
        const killed = await live({ nextKill: () => kills.pop() ?? Infinity });
        expect({ step, ...killed.outcome }).toEqual({ step, ...outcome });
      }
    });

    it('comes to it when every process is killed, also while it reads', async () => {
      const { outcome } = await live();
      let kills = 0;
      // As many steps as a tick has at most, so that now and then one gets through.
      const nextKill = () => ((kills++ * 5) % 23) + 1;
      const killed = await live({ isEvery: true, nextKill });
      expect(kills).toBeGreaterThan(10);
      expect(killed.outcome).toEqual(outcome);
    });

    it('comes to it beside another backend', async () => {
      const { outcome, steps } = await live();
      for (let step = 2; step <= steps; step += 3) {
        const kills = [step];
        const killed = await live({
          engines: 2,
          nextKill: () => kills.pop() ?? Infinity,
        });
        expect({ step, ...killed.outcome }).toEqual({ step, ...outcome });
      }
    });
  });
});
