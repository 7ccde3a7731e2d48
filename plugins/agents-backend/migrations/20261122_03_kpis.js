// What was measured of KPIs, what was pushed, and how each KPI of each agent stands.
// Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // How the last reading of an instance went, and the counters it left behind.
  await knex.schema.createTable('scrape_state', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.boolean('ok').notNullable();
    table.double('at').notNullable();
    table.text('reason');
    table.integer('rejected').notNullable();
    table.text('problems').notNullable();
    table.text('readings', 'longtext').notNullable();
    table.primary(['agent_ref', 'environment_ref']);
  });

  // What can gain something: a KPI of an instance. `bucket` is empty, or the bounds of a
  // histogram's bucket. A number stands for it where there are many rows.
  await knex.schema.createTable('kpi_series', table => {
    table.increments('id');
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('kpi_id', 63).notNullable();
    table.string('bucket', 63).notNullable();
    table.unique(['agent_ref', 'kpi_id', 'environment_ref', 'bucket'], {
      indexName: 'kpi_series_key_uq',
    });
  });

  // Increases per minute, and the same per hour for long windows.
  for (const name of ['kpi_minutes', 'kpi_hours']) {
    await knex.schema.createTable(name, table => {
      table.integer('series_id').notNullable();
      table.double('start').notNullable();
      table.double('total').notNullable();
      table.double('count').notNullable();
      table.double('newest_at').notNullable();
      table.primary(['series_id', 'start']);
      table.index(['start'], `${name}_start_idx`);
    });
  }

  await knex.schema.createTable('release_minutes', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('version', 255).notNullable();
    table.double('start').notNullable();
    table.double('requests').notNullable();
    table.primary(['agent_ref', 'environment_ref', 'version', 'start']);
    table.index(['start'], 'release_minutes_start_idx');
  });

  await knex.schema.createTable('kpi_samples', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('kpi_id', 63).notNullable();
    table.double('at').notNullable();
    table.string('source', 255).notNullable();
    table.text('source_url');
    table.double('value').notNullable();
    table.double('count').notNullable();
    table.string('actor', 255).notNullable();
    table.double('received_at').notNullable();
    table.primary(['agent_ref', 'kpi_id', 'at', 'source']);
    table.index(['at'], 'kpi_samples_at_idx');
  });

  await knex.schema.createTable('kpi_state', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('kpi_id', 63).notNullable();
    table.string('status', 15).notNullable();
    table.double('since').notNullable();
    table.boolean('counted').notNullable();
    table.text('result').notNullable();
    table.primary(['agent_ref', 'kpi_id']);
  });

  await knex.schema.createTable('kpi_transitions', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('kpi_id', 63).notNullable();
    table.double('at').notNullable();
    table.string('from_status', 15).notNullable();
    table.string('to_status', 15).notNullable();
    table.text('text').notNullable();
    table.primary(['agent_ref', 'at', 'kpi_id']);
    table.index(['at'], 'kpi_transitions_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kpi_transitions');
  await knex.schema.dropTable('kpi_state');
  await knex.schema.dropTable('kpi_samples');
  await knex.schema.dropTable('release_minutes');
  await knex.schema.dropTable('kpi_hours');
  await knex.schema.dropTable('kpi_minutes');
  await knex.schema.dropTable('kpi_series');
  await knex.schema.dropTable('scrape_state');
};
