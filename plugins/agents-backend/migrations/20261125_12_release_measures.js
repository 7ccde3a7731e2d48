// What releases did, so that two of them can be held against each other. Times are milliseconds
// since 1970 in UTC.

const COUNTS = ['errors', 'failed_tasks', 'complaints'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('release_minutes', table => {
    for (const column of COUNTS) {
      table.double(column).notNullable().defaultTo(0);
    }
    // 1 when other releases served beside it: these minutes are kept for longer.
    table.integer('shared').notNullable().defaultTo(0);
  });

  // The same per hour for long rollouts.
  await knex.schema.createTable('release_hours', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('version', 255).notNullable();
    table.double('start').notNullable();
    table.double('requests').notNullable();
    for (const column of COUNTS) table.double(column).notNullable();
    table.primary(['agent_ref', 'environment_ref', 'version', 'start']);
    table.index(['start'], 'release_hours_start_idx');
  });
  await knex.raw(
    `insert into release_hours
       (agent_ref, environment_ref, version, start, requests, errors, failed_tasks, complaints)
     select agent_ref, environment_ref, version, floor(start / 3600000) * 3600000,
       sum(requests), 0, 0, 0
     from release_minutes
     group by agent_ref, environment_ref, version, floor(start / 3600000) * 3600000`,
  );

  // Requests by the bounds of their latency's bucket, of releases that served beside others.
  for (const name of ['release_latency_minutes', 'release_latency_hours']) {
    await knex.schema.createTable(name, table => {
      table.string('agent_ref', 255).notNullable();
      table.string('environment_ref', 255).notNullable();
      table.string('version', 255).notNullable();
      table.string('bucket', 63).notNullable();
      table.double('start').notNullable();
      table.double('count').notNullable();
      table.primary([
        'agent_ref',
        'environment_ref',
        'version',
        'start',
        'bucket',
      ]);
      table.index(['start'], `${name}_start_idx`);
    });
  }

  await knex.schema.alterTable('scrape_state', table => {
    table.double('metrics_at');
    table.text('releases');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scrape_state', table => {
    table.dropColumn('metrics_at');
    table.dropColumn('releases');
  });
  await knex.schema.dropTable('release_latency_hours');
  await knex.schema.dropTable('release_latency_minutes');
  await knex.schema.dropTable('release_hours');
  await knex.schema.alterTable('release_minutes', table => {
    for (const column of [...COUNTS, 'shared']) table.dropColumn(column);
  });
};
