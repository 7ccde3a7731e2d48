// The health of every instance: how it stands, how it changed, and counts of probes.
// Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('health_state', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('status', 15).notNullable();
    table.double('since').notNullable();
    table.double('observed_at');
    table.double('alive_at');
    table.double('passed_at');
    table.double('latency_ms');
    table.text('reason').notNullable();
    table.string('cause', 255).notNullable();
    table.string('release', 255);
    table.text('components', 'longtext').notNullable();
    // Observations in a row that disagree with the status.
    table.string('streak_status', 15);
    table.integer('streak_count');
    table.primary(['agent_ref', 'environment_ref']);
  });

  // Append-only. The key keeps a change that is written again from being there twice.
  await knex.schema.createTable('health_transitions', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.double('at').notNullable();
    table.string('from_status', 15).notNullable();
    table.string('to_status', 15).notNullable();
    table.text('reason').notNullable();
    table.primary(['agent_ref', 'environment_ref', 'at', 'to_status']);
    table.index(['agent_ref', 'at'], 'health_transitions_agent_at_idx');
    table.index(['at'], 'health_transitions_at_idx');
  });

  // Probes of an instance in one span of time: a minute, or an hour for what is older.
  await knex.schema.createTable('health_counts', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.integer('span_ms').notNullable();
    table.double('start').notNullable();
    table.integer('pass').notNullable();
    table.integer('warn').notNullable();
    table.integer('fail').notNullable();
    table.integer('unknown').notNullable();
    table.double('latency_sum').notNullable();
    table.integer('latency_count').notNullable();
    // The last probe of the span that had a verdict; 0 when none had.
    table.double('judged_at').notNullable();
    table.primary(['agent_ref', 'environment_ref', 'span_ms', 'start']);
    table.index(['span_ms', 'start'], 'health_counts_span_start_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('health_counts');
  await knex.schema.dropTable('health_transitions');
  await knex.schema.dropTable('health_state');
};
