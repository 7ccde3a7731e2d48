import type { Knex } from 'knex';
import { compareKeys, type InstanceKey, keyOf } from '../../health/model';

interface UnmeasuredRow {
  agent_ref: string;
  environment_ref: string;
}

/** Notes of instances that their health is stored from now on. */
export async function markMeasured(
  tx: Knex.Transaction,
  stored: readonly InstanceKey[],
): Promise<void> {
  if (stored.length === 0) return;
  // There are hardly any but when a fleet is registered.
  const unmeasured: UnmeasuredRow[] = await tx('agent_instances')
    // A bound value would keep SQLite from using the index.
    .whereRaw('measured = 0')
    .select('agent_ref', 'environment_ref');
  if (unmeasured.length === 0) return;
  const keys = new Set(stored.map(keyOf));
  const found = unmeasured
    .map(row => ({
      agentRef: row.agent_ref,
      environmentRef: row.environment_ref,
    }))
    .filter(key => keys.has(keyOf(key)))
    .sort(compareKeys);
  for (const { agentRef, environmentRef } of found) {
    await tx('agent_instances')
      .where({ agent_ref: agentRef, environment_ref: environmentRef })
      .update({ measured: 1 });
  }
}
