import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { addRows } from '../addRows';
import { chunksOf, insertRows, upsertRows } from '../upsertRows';
import type { CommandRow } from '../../rollouts/store/rolloutRows';

type Commanding = Rollout & { command: NonNullable<Rollout['command']> };

/**
 * Notes the commands that rollouts have under way, in the transaction that saves them: new ones
 * with the next fencing token of their instance, and anew those that failed and are to be tried
 * once more.
 */
export async function writeCommands(
  transaction: Knex.Transaction,
  rollouts: Rollout[],
): Promise<void> {
  const commanding = rollouts.filter(
    (rollout): rollout is Commanding => rollout.command !== undefined,
  );
  const known = await readKnown(transaction, commanding);
  const again: CommandRow[] = [];
  const fresh: Commanding[] = [];
  for (const rollout of commanding) {
    const { id, failures, issuedAt } = rollout.command;
    const before = known.get(id);
    if (!before) fresh.push(rollout);
    else if (before.failures !== failures) {
      again.push({
        ...before,
        failures,
        status: 'pending',
        at: issuedAt,
        reason: null,
      });
    }
  }
  await upsertRows(transaction, {
    table: 'rollout_commands',
    key: ['id'],
    rows: again,
  });
  const tokens = await nextTokens(transaction, fresh);
  await insertRows(transaction, {
    table: 'rollout_commands',
    rows: fresh.map((rollout, index): CommandRow => {
      const { id, failures, issuedAt } = rollout.command;
      return {
        id,
        rollout_id: rollout.id,
        failures,
        fence: tokens[index],
        status: 'pending',
        at: issuedAt,
        reason: null,
      };
    }),
  });
}

async function readKnown(
  transaction: Knex.Transaction,
  rollouts: Commanding[],
): Promise<Map<string, CommandRow>> {
  const known = new Map<string, CommandRow>();
  for (const chunk of chunksOf(rollouts.map(({ command }) => command.id))) {
    const rows = await transaction<CommandRow>('rollout_commands').whereIn(
      'id',
      chunk,
    );
    for (const row of rows) known.set(row.id, row);
  }
  return known;
}

/** One token per rollout, in their order; the rows stay locked until the transaction ends. */
async function nextTokens(
  transaction: Knex.Transaction,
  rollouts: Rollout[],
): Promise<number[]> {
  await addRows(transaction, {
    table: 'traffic_fences',
    key: ['agent_ref', 'environment_ref'],
    sums: ['token'],
    rows: rollouts.map(({ agent, environment }) => ({
      agent_ref: agent,
      environment_ref: environment,
      token: 1,
    })),
  });
  const highest = new Map<string, number>();
  for (const chunk of chunksOf(rollouts.map(({ agent }) => agent))) {
    const rows = await transaction('traffic_fences').whereIn(
      'agent_ref',
      chunk,
    );
    for (const row of rows) {
      highest.set(keyOf(row.agent_ref, row.environment_ref), Number(row.token));
    }
  }
  // Backwards, as the highest belongs to the last of an instance.
  const tokens: number[] = [];
  for (const { agent, environment } of [...rollouts].reverse()) {
    const key = keyOf(agent, environment);
    const token = highest.get(key) ?? 0;
    tokens.unshift(token);
    highest.set(key, token - 1);
  }
  return tokens;
}

function keyOf(agentRef: string, environmentRef: string): string {
  return `${agentRef}\n${environmentRef}`;
}
