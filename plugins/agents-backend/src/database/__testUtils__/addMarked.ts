import type { Knex } from 'knex';

/** What is marked because it may be worth an alert. */
export async function addMarked(knex: Knex): Promise<void> {
  const agent = { agent_ref: 'a', since: 1 };
  await knex('health_state').insert({
    ...agent,
    environment_ref: 'e',
    status: 'fail',
    reason: 'It fails.',
    cause: 'document',
    components: '[]',
  });
  await knex('kpi_state').insert({
    ...agent,
    kpi_id: 'error-rate',
    status: 'not-met',
    counted: true,
    result: '{}',
  });
  expect(await knex('health_state')).toMatchObject([{ unwell: 1 }]);
  expect(await knex('kpi_state')).toMatchObject([{ concerning: 1 }]);
}
