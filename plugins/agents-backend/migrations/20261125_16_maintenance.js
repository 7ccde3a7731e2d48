// What agents depend on, maintenance, and counts of probes by the day.
// Times are milliseconds since 1970 in UTC.

const HOUR_MS = 3_600_000;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What the catalog says of what agents depend on, directly or because of something else.
  await knex.schema.createTable('resources', table => {
    table.string('ref', 255).primary();
    table.string('etag', 255).notNullable();
    table.text('definition', 'longtext').notNullable();
  });

  await knex.schema.createTable('agent_dependencies', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('resource_ref', 255).notNullable();
    table.primary(['agent_ref', 'resource_ref']);
    table.index(['resource_ref'], 'agent_dependencies_resource_idx');
  });
  // Agents that are stored already are read once more, with what they depend on.
  await knex('agents').update({ etag: '' });

  await knex.schema.createTable('maintenance_windows', table => {
    table.string('id', 63).primary();
    table.string('environment_ref', 255);
    table.text('reason').notNullable();
    table.string('planned_by', 255).notNullable();
    table.double('created_at').notNullable();
    table.double('starts_at').notNullable();
    // When it is over: at the end that was planned, or before.
    table.double('ends_at').notNullable();
    table.double('planned_end').notNullable();
    table.string('ended_by', 255);
    table.text('ended_reason');
    table.index(['ends_at'], 'maintenance_windows_end_idx');
  });

  await knex.schema.createTable('maintenance_agents', table => {
    table.string('window_id', 63).notNullable();
    table.string('agent_ref', 255).notNullable();
    table.primary(['window_id', 'agent_ref']);
    table.index(['agent_ref'], 'maintenance_agents_agent_idx');
  });

  await knex.schema.alterTable('health_counts', table => {
    // Probes in maintenance, which are not among the others.
    table.integer('maintenance').notNullable().defaultTo(0);
    // Minutes with a verdict, of an hour or a day that is over; nothing before they were counted.
    table.integer('minutes');
  });
  // Of earlier hours nobody knows; there are at most as many as there were verdicts.
  await knex('health_counts')
    .where('span_ms', HOUR_MS)
    .update({
      minutes: knex.raw(
        'case when ?? + ?? + ?? < 60 then ?? + ?? + ?? else 60 end',
        ['pass', 'warn', 'fail', 'pass', 'warn', 'fail'],
      ),
    });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('health_counts').where('span_ms', '>', HOUR_MS).delete();
  await knex.schema.alterTable('health_counts', table => {
    table.dropColumn('minutes');
    table.dropColumn('maintenance');
  });
  await knex.schema.dropTable('maintenance_agents');
  await knex.schema.dropTable('maintenance_windows');
  await knex.schema.dropTable('agent_dependencies');
  await knex.schema.dropTable('resources');
};
