import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { addRows } from '../addRows';
import { chunksOf, upsertRows } from '../upsertRows';
import type { CommandRow } from '../../rollouts/store/rolloutRows';

type Commanding = Rollout & { command: NonNullable<Rollout['command']> };

/**
 * Notes the commands that rollouts newly have under way, in the transaction that saves them, each
 * with the next fencing token of its instance.
 */
export async function writeCommands(
  transaction: Knex.Transaction,
  rollouts: Rollout[],
): Promise<void> {
  const commanding = rollouts.filter(
    (rollout): rollout is Commanding => rollout.command !== undefined,
  );
  const known = await readKnown(transaction, commanding);
  const fresh = commanding.filter(({ command }) => !known.has(command.id));
  const tokens = await nextTokens(transaction, fresh);
  await upsertRows(transaction, {
    table: 'rollout_commands',
    key: ['rollout_id'],
    rows: fresh.map(
      ({ id: rolloutId, command }, index): CommandRow => ({
        rollout_id: rolloutId,
        id: command.id,
        fence: tokens[index],
        status: 'pending',
        at: command.issuedAt,
        reason: null,
      }),
    ),
  });
}

async function readKnown(
  transaction: Knex.Transaction,
  rollouts: Commanding[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const chunk of chunksOf(rollouts.map(({ id }) => id))) {
    const ids = await transaction('rollout_commands')
      .whereIn('rollout_id', chunk)
      .pluck('id');
    for (const id of ids) known.add(id);
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
