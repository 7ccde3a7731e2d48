import type {
  FleetOverview,
  WaveRef,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';

interface OverviewRow {
  ref: string;
  title: string;
  wave: string | null;
  wave_ref: string | null;
  phase_rank: number;
  health_rank: number;
  kpi_rank: number;
}

/** Every agent of a query in a few numbers: about a hundred bytes each. */
export async function readOverview(
  visible: Knex.QueryBuilder,
): Promise<Omit<FleetOverview, 'asOf'>> {
  const rows: OverviewRow[] = await visible
    .select(
      'ref',
      'title',
      'wave',
      'wave_ref',
      'phase_rank',
      'health_rank',
      'kpi_rank',
    )
    .orderBy([{ column: 'wave_rank' }, { column: 'sort_title' }]);

  const waves: WaveRef[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (row: OverviewRow): number => {
    if (!row.wave || !row.wave_ref) return -1;
    const known = indexes.get(row.wave);
    if (known !== undefined) return known;
    indexes.set(row.wave, waves.length);
    waves.push(JSON.parse(row.wave_ref));
    return waves.length - 1;
  };
  return {
    columns: ['ref', 'title', 'wave', 'phase', 'health', 'kpi'],
    rows: rows.map(row => [
      row.ref,
      row.title,
      indexOf(row),
      row.phase_rank,
      row.health_rank,
      row.kpi_rank,
    ]),
    waves,
  };
}
