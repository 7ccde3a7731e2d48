import { EMPTY_LEDGER } from '@agent-portal/plugin-agents-backend/src/rollouts/ledger';
import { writeRollouts } from '@agent-portal/plugin-agents-backend/src/database/rollouts/saveRollouts';
import {
  createRollout,
  decide,
  type LedgerDraft,
  type Rollout,
  toRolloutPolicy,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { SeenTraffic } from './SeenTraffic';

/** When the rollouts begin, ms since 1970. */
export const ROLLOUTS_START = Date.UTC(2026, 0, 12, 9);

const AT_ONCE = 500;

/** Stores rollouts that are in the middle of the first bake of a canary. */
export function loadBaking(
  knex: Knex,
  options: { from: number; to: number },
): Promise<void> {
  return load(knex, { ...options, finish: rollout => rollout });
}

/** Stores rollouts that are over, with as much of a ledger and a journal. */
export function loadEnded(knex: Knex, count: number): Promise<void> {
  return load(knex, {
    from: 1_000_000,
    to: 1_000_000 + count,
    finish: rollout => ({
      ...rollout,
      state: 'succeeded',
      command: undefined,
      endedAt: rollout.stateSince,
    }),
  });
}

async function load(
  knex: Knex,
  options: {
    from: number;
    to: number;
    finish: (rollout: Rollout) => Rollout;
  },
): Promise<void> {
  const { rollout, entries } = bake();
  for (let start = options.from; start < options.to; start += AT_ONCE) {
    const length = Math.min(AT_ONCE, options.to - start);
    const rollouts = Array.from({ length }, (_, index) =>
      options.finish(nth(rollout, start + index)),
    );
    await knex.transaction(transaction =>
      writeRollouts(
        transaction,
        rollouts.map(one => ({
          rollout: one,
          revision: 1,
          turn: 1,
          head: EMPTY_LEDGER,
          input: { type: 'create', at: one.createdAt, rollout: one },
          entries,
        })),
      ),
    );
  }
}

function nth(rollout: Rollout, number: number): Rollout {
  const id = `rollout-${number}`;
  return { ...rollout, id, agent: `component:default/agent-${number}` };
}

/** Brings one rollout by the product's own rules to where it bakes. */
function bake(): { rollout: Rollout; entries: LedgerDraft[] } {
  const traffic = new SeenTraffic(ROLLOUTS_START);
  const { rollout: made, entries } = createRollout({
    id: 'rollout',
    agent: 'component:default/agent',
    environment: 'resource:default/production',
    policy: toRolloutPolicy({ strategyName: 'canary' }),
    policyVersion: 'sha256:0',
    candidate: '2.0.0',
    createdBy: 'user:default/lead',
    now: ROLLOUTS_START,
  });
  let rollout = made;
  for (let tick = 0; rollout.state !== 'baking'; tick++) {
    if (tick === 100) throw new Error(`It stays ${rollout.state}`);
    const seen = traffic.observe(rollout);
    const decision = decide(rollout, seen, traffic.now);
    rollout = decision.rollout;
    entries.push(...decision.entries);
    traffic.pass();
  }
  return { rollout, entries };
}
