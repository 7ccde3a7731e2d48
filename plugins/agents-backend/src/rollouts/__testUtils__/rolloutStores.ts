import type {
  LedgerDraft,
  Rollout,
  RolloutInput,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import type { RolloutChange, RolloutStore } from '../model';
import { DatabaseRolloutStore } from '../store/DatabaseRolloutStore';
import { MemoryRolloutStore } from '../store/MemoryRolloutStore';
import { START } from './givenRollout';

const databases = createTestDatabases();

/** Every way to keep rollouts, for `describe.each`. */
export const rolloutStores: Array<[string, () => Promise<RolloutStore>]> = [
  ['memory', async () => MemoryRolloutStore.create()],
  ...databases.engines.map(
    ([engine]): [string, () => Promise<RolloutStore>] => [
      String(engine),
      async () =>
        DatabaseRolloutStore.create({
          knex: await databases.open(engine as TestDatabaseId),
        }),
    ],
  ),
];

/** An entry of a ledger. */
export const entry = (text: string, at = START): LedgerDraft => ({
  kind: 'held',
  at,
  text,
  by: 'engine',
  evidence: { figures: [1, 0.1 + 0.2] },
});

/** What makes a rollout. */
export const creation = (rollout: Rollout) => ({
  rollout,
  input: { type: 'create' as const, at: START, rollout },
  entries: [entry('Created')],
});

/** What was seen at a moment. */
export const tick = (at = START): RolloutInput => ({
  type: 'tick',
  at,
  observations: {
    kpis: [{ kpi: 'latency', status: 'ok', value: Infinity }],
  } as unknown as RolloutObservations,
});

/** What somebody asked for. */
export const operation: RolloutInput = {
  type: 'operation',
  at: START,
  operation: { type: 'pause' },
  context: { by: 'user:default/lead' },
};

/** A change of a rollout; by a tick, with nothing to write down, unless it is said otherwise. */
export const change = (
  rollout: Rollout,
  revision: number,
  rest: Partial<RolloutChange> = {},
): RolloutChange => ({
  rollout,
  revision,
  input: tick(),
  entries: [],
  ...rest,
});

/** The rollout with a command under way. */
export const command = (rollout: Rollout, number: number): Rollout => ({
  ...rollout,
  commands: number,
  command: {
    id: `${rollout.id}:${number}`,
    number,
    target: { type: 'split', weight: 10 },
    issuedAt: START + number,
    failures: 0,
  },
});
