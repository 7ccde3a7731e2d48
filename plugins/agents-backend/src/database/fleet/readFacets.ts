import type {
  FacetCount,
  FleetFacets,
  WaveRef,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';

/** The values in each column that a filter can name, with the number of visible agents. */
export async function readFacets(
  knex: Knex,
  visible: () => Knex.QueryBuilder,
): Promise<FleetFacets> {
  const countBy = async (column: string): Promise<FacetCount[]> => {
    const rows: Array<{ value: string; count: number | string }> =
      await visible()
        .select({ value: column })
        .count({ count: '*' })
        .whereNotNull(column)
        .whereNot(column, '')
        .groupBy(column)
        .orderBy(column);
    return rows.map(row => ({ value: row.value, count: Number(row.count) }));
  };

  const waves: Array<{ wave_ref: string; count: number | string }> =
    await visible()
      .whereNotNull('wave')
      .select({ value: 'wave' })
      .max({ wave_ref: 'wave_ref', wave_rank: 'wave_rank' })
      .count({ count: '*' })
      .groupBy('wave')
      .orderBy('wave_rank');
  const environments: Array<{ value: string; count: number | string }> =
    await knex
      .queryBuilder()
      .from('agent_instances')
      .select({ value: 'environment_ref' })
      .count({ count: '*' })
      .whereIn('agent_ref', visible().select('fleet.ref'))
      .groupBy('environment_ref')
      .orderBy('environment_ref');
  const titles = await readEnvironmentTitles(knex);

  return {
    owners: await countBy('owner'),
    systems: await countBy('system'),
    families: await countBy('family'),
    waves: waves.map(row => {
      const wave: WaveRef = JSON.parse(row.wave_ref);
      return { value: wave.id, title: wave.title, count: Number(row.count) };
    }),
    environments: environments.map(row => ({
      value: row.value,
      title: titles.get(row.value),
      count: Number(row.count),
    })),
  };
}

async function readEnvironmentTitles(knex: Knex): Promise<Map<string, string>> {
  const rows: Array<{ ref: string; definition: string }> = await knex(
    'agent_policies',
  )
    .select('ref', 'definition')
    .where('kind', 'environment');
  return new Map(
    rows.map(row => [row.ref, JSON.parse(row.definition).title ?? row.ref]),
  );
}
