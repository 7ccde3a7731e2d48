import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { KPI_IDS, PRODUCTION, refOf } from './createEntities';
import { insertAll } from './insertAll';

/** Of a hundred agents: two were never probed, three fail, five are degraded, the rest are well. */
function healthOf(index: number): 'pass' | 'warn' | 'fail' | undefined {
  const place = (index * 37) % 100;
  if (place < 2) return undefined;
  if (place < 5) return 'fail';
  return place < 10 ? 'warn' : 'pass';
}

const KPI_STATUSES = ['met', 'met', 'met', 'at-risk', 'not-met', 'unknown'];

/** Writes how the instances and KPIs of agents stand, as a sweep and an evaluation would. */
export async function loadMeasurements(
  knex: Knex,
  agents: Entity[],
): Promise<void> {
  const now = Date.now();
  await insertAll(
    knex,
    'health_state',
    agents.flatMap((agent, index) => {
      const status = healthOf(index);
      if (!status) return [];
      const since = now - ((index * 7_919) % 86_400_000);
      return {
        agent_ref: refOf(agent),
        environment_ref: PRODUCTION,
        status,
        since,
        observed_at: now,
        alive_at: status === 'fail' ? since : now,
        passed_at: status === 'pass' ? now : since,
        latency_ms: 5 + (index % 40),
        reason: status === 'pass' ? 'Answers pass' : 'A dependency is slow',
        cause: status,
        release: '1.0.0',
        components: '[]',
        streak_status: null,
        streak_count: null,
      };
    }),
  );
  await insertAll(
    knex,
    'kpi_state',
    agents.flatMap((agent, index) =>
      KPI_IDS.map((kpiId, place) => ({
        agent_ref: refOf(agent),
        kpi_id: kpiId,
        status: KPI_STATUSES[(index + place * 5) % KPI_STATUSES.length],
        since: now,
        counted: true,
        result: '{}',
      })),
    ),
  );
}
