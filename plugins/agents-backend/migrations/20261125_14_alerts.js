// Alerts: what is wrong, since when, who took it on, and everything that happened to it; what is
// to be quiet for a while; and what the fleet shows of it. Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('alerts', table => {
    table.string('id', 63).primary();
    // Grows with every change.
    table.integer('revision').notNullable();
    table.string('fingerprint', 767).notNullable();
    table.string('kind', 15).notNullable();
    table.string('severity', 3).notNullable();
    // `pending` is seen by nobody.
    table.string('state', 15).notNullable();
    table.string('subject_ref', 255);
    table.string('environment_ref', 255);
    table.double('opened_at');
    table.double('changed_at').notNullable();
    // When it is to be acknowledged by; far away where nothing is waited for, as it is sorted by.
    table.double('deadline').notNullable();
    table.double('resolved_at');
    table.double('silenced_until');
    // Fingerprint of the alert that it is a consequence of.
    table.string('explained_by', 767);
    table.text('record', 'longtext').notNullable();
    table.index(['state', 'severity', 'deadline', 'id'], 'alerts_state_idx');
    table.index(['fingerprint'], 'alerts_fingerprint_idx');
    table.index(['resolved_at', 'id'], 'alerts_resolved_idx');
  });
  await knex.raw(
    "create unique index alerts_unresolved_idx on alerts (fingerprint) where state <> 'resolved'",
  );

  // Whom an alert concerns; those without any are about the fleet as a whole.
  await knex.schema.createTable('alert_agents', table => {
    table.string('alert_id', 63).notNullable();
    table.string('agent_ref', 255).notNullable();
    table.primary(['alert_id', 'agent_ref']);
    table.index(['agent_ref', 'alert_id'], 'alert_agents_agent_idx');
  });

  // Entity references of those who were told.
  await knex.schema.createTable('alert_told', table => {
    table.string('alert_id', 63).notNullable();
    table.string('ref', 255).notNullable();
    table.primary(['alert_id', 'ref']);
    table.index(['ref', 'alert_id'], 'alert_told_ref_idx');
  });

  await knex.schema.createTable('alert_events', table => {
    table.increments('id').primary();
    table.string('alert_id', 63).notNullable();
    table.double('at').notNullable();
    table.string('kind', 15).notNullable();
    table.text('text').notNullable();
    table.string('by', 255);
    table.index(['alert_id', 'at', 'id'], 'alert_events_alert_idx');
  });

  await knex.schema.createTable('alert_silences', table => {
    table.string('id', 63).primary();
    table.text('matcher').notNullable();
    table.text('reason').notNullable();
    table.string('by', 255).notNullable();
    table.double('created_at').notNullable();
    table.double('starts_at').notNullable();
    table.double('ends_at').notNullable();
    table.double('ended_at');
    table.string('ended_by', 255);
    table.text('ended_reason');
    table.index(['ends_at', 'id'], 'alert_silences_ends_idx');
  });

  // One row: the last time that all was looked at, and what could not be seen then.
  await knex.schema.createTable('alert_runs', table => {
    table.string('id', 15).primary();
    table.double('evaluated_at').notNullable();
    table.double('due_at');
    table.text('unknown_kinds').notNullable();
  });

  await knex.schema.alterTable('fleet', table => {
    table.string('alert', 7).notNullable().defaultTo('none');
    table.integer('alert_rank').notNullable().defaultTo(0);
    table.integer('alert_open').notNullable().defaultTo(0);
    table.integer('alert_unacknowledged').notNullable().defaultTo(0);
    table.index(['alert_rank', 'ref'], 'fleet_alert_rank_idx');
    table.index(['alert', 'sort_title', 'ref'], 'fleet_alert_title_idx');
    table.dropIndex([], 'fleet_summary_idx');
    table.index(
      [
        'phase_rank',
        'health_rank',
        'kpi_rank',
        'wave_rank',
        'problems',
        'readiness_rank',
        'alert_rank',
      ],
      'fleet_summary_idx',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet', table => {
    table.dropIndex([], 'fleet_summary_idx');
    table.dropIndex([], 'fleet_alert_title_idx');
    table.dropIndex([], 'fleet_alert_rank_idx');
  });
  await knex.schema.alterTable('fleet', table => {
    table.dropColumn('alert_unacknowledged');
    table.dropColumn('alert_open');
    table.dropColumn('alert_rank');
    table.dropColumn('alert');
    table.index(
      [
        'phase_rank',
        'health_rank',
        'kpi_rank',
        'wave_rank',
        'problems',
        'readiness_rank',
      ],
      'fleet_summary_idx',
    );
  });
  await knex.schema.dropTable('alert_runs');
  await knex.schema.dropTable('alert_silences');
  await knex.schema.dropTable('alert_events');
  await knex.schema.dropTable('alert_told');
  await knex.schema.dropTable('alert_agents');
  await knex.schema.dropTable('alerts');
};
