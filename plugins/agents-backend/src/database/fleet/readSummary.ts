import {
  type FleetSummary,
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type WaveRef,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { ALERT_STATUSES, READINESS_STATUSES } from '../../fleet/fleetColumns';
import { chunksOf } from '../upsertRows';

/** All of it is in one index, so that counting reads no rows. */
const GROUPED = [
  'phase_rank',
  'health_rank',
  'kpi_rank',
  'wave_rank',
  'problems',
  'readiness_rank',
  'alert_rank',
] as const;

type Group = Record<(typeof GROUPED)[number], number> & {
  count: number | string;
};

type WaveSummary = FleetSummary['waves'][number];

/** Looked up in one statement: within what either engine takes. */
const WAVES_AT_ONCE = 200;

/**
 * Counts the agents of a query by everything a summary shows, in one group-by, and looks up the
 * waves that it came upon.
 */
export async function readSummary(
  knex: Knex,
  visible: () => Knex.QueryBuilder,
): Promise<Omit<FleetSummary, 'asOf'>> {
  const groups: Group[] = await visible()
    .select(GROUPED)
    .count({ count: '*' })
    .groupBy(GROUPED);
  const waves = await readWaves(
    knex,
    new Set(groups.map(group => group.wave_rank)),
  );
  const byAlert: Record<string, number> = {};
  const summary: Omit<FleetSummary, 'asOf'> = {
    total: 0,
    byPhase: {},
    byHealth: {},
    byKpi: {},
    byReadiness: {},
    byAlert,
    cells: [],
    waves: [...waves.values()],
    withProblems: 0,
  };
  const cells = new Map<string, FleetSummary['cells'][number]>();
  for (const group of groups) {
    const count = Number(group.count);
    const phase = PHASES[group.phase_rank];
    const health = HEALTH_STATUSES[group.health_rank];
    summary.total += count;
    if (group.problems > 0) summary.withProblems += count;
    add(summary.byPhase, phase, count);
    add(summary.byHealth, health, count);
    add(summary.byKpi, KPI_STATUSES[group.kpi_rank], count);
    add(summary.byReadiness, READINESS_STATUSES[group.readiness_rank], count);
    add(byAlert, ALERT_STATUSES[group.alert_rank], count);
    const cell = cells.get(`${phase} ${health}`);
    if (cell) cell.count += count;
    else cells.set(`${phase} ${health}`, { phase, health, count });
    const wave = waves.get(group.wave_rank);
    if (wave) {
      wave.total += count;
      add(wave.byPhase, phase, count);
      add(wave.byHealth, health, count);
    }
  }
  summary.cells = [...cells.values()];
  return summary;
}

/** The waves at some ranks, in their order, each taken from any one of its agents. */
async function readWaves(
  knex: Knex,
  ranks: Set<number>,
): Promise<Map<number, WaveSummary>> {
  const waves = new Map<number, WaveSummary>();
  const sorted = [...ranks].sort((a, b) => a - b);
  for (const chunk of chunksOf(sorted, WAVES_AT_ONCE)) {
    const [first, ...others] = chunk.map(rank => selectAgentAt(knex, rank));
    const rows: Array<{ wave_rank: number; wave_ref: string | null }> =
      await first.unionAll(others);
    for (const row of rows.sort((a, b) => a.wave_rank - b.wave_rank)) {
      // Agents that no plan names share a rank too.
      if (!row.wave_ref) continue;
      const wave: WaveRef = JSON.parse(row.wave_ref);
      waves.set(row.wave_rank, { wave, total: 0, byPhase: {}, byHealth: {} });
    }
  }
  return waves;
}

/** SQLite takes a limit only in a select of its own. */
function selectAgentAt(knex: Knex, rank: number): Knex.QueryBuilder {
  return knex
    .select('wave_rank', 'wave_ref')
    .from(
      knex('fleet')
        .select('wave_rank', 'wave_ref')
        .where('wave_rank', rank)
        .orderBy('ref')
        .limit(1)
        .as('agent'),
    );
}

function add(counts: Record<string, number>, key: string, count: number) {
  counts[key] = (counts[key] ?? 0) + count;
}
