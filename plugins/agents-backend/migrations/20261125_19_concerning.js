// What may be worth an alert is marked where it is stored, so that looking for it costs as much as
// there is of it. A mark says where to look, and not what is found there: what is written by a
// backend that does not know of marks counts as marked.

const SOME_UNWELL = ['fail', 'warn', 'unknown']
  .map(status => `components like '%"status":"${status}"%'`)
  .join(' or ');

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('health_state', table => {
    // 0 while the instance and all of its components pass.
    table.integer('unwell').notNullable().defaultTo(1);
  });
  await knex('health_state')
    .where('status', 'pass')
    .whereRaw(`not (${SOME_UNWELL})`)
    .update({ unwell: 0 });
  await knex.raw(
    'create index health_state_unwell_idx on health_state (agent_ref, environment_ref) where unwell = 1',
  );

  await knex.schema.alterTable('agent_instances', table => {
    // 1 once its health was stored.
    table.integer('measured').notNullable().defaultTo(0);
  });
  await knex('agent_instances')
    .whereExists(
      knex('health_state')
        .select(knex.raw('1'))
        .whereRaw('health_state.agent_ref = agent_instances.agent_ref')
        .whereRaw(
          'health_state.environment_ref = agent_instances.environment_ref',
        ),
    )
    .update({ measured: 1 });
  await knex.raw(
    'create index agent_instances_unmeasured_idx on agent_instances (agent_ref, environment_ref) where measured = 0',
  );

  await knex.schema.alterTable('kpi_state', table => {
    // 0 while it is met and its budget does not burn, or does not count.
    table.integer('concerning').notNullable().defaultTo(1);
  });
  await knex('kpi_state')
    .where(inner =>
      inner
        .where('counted', false)
        .orWhere(met => met.where('status', 'met').andWhere('burning', false)),
    )
    .update({ concerning: 0 });
  await knex.raw(
    'create index kpi_state_concerning_idx on kpi_state (agent_ref, kpi_id) where concerning = 1',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of [
    'kpi_state_concerning_idx',
    'agent_instances_unmeasured_idx',
    'health_state_unwell_idx',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  await knex.schema.alterTable('kpi_state', table => {
    table.dropColumn('concerning');
  });
  await knex.schema.alterTable('agent_instances', table => {
    table.dropColumn('measured');
  });
  await knex.schema.alterTable('health_state', table => {
    table.dropColumn('unwell');
  });
};
