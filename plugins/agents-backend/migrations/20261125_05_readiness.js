// What scorecards ask for, how each agent stands on each of them, and how that came about.
// Times are milliseconds since 1970 in UTC; days are dates in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // The entity of an agent as scorecards may ask for it.
  await knex.schema.createTable('agent_entities', table => {
    table.string('agent_ref', 255).primary();
    table.text('entity', 'longtext').notNullable();
  });
  // Read again in full: the entities of agents that were stored before are not kept yet.
  await knex('agents').update({ etag: '' });

  // The texts of a scorecard that may still come into force, and which one is in force.
  await knex.schema.createTable('scorecards', table => {
    table.string('ref', 255).primary();
    table.text('record', 'longtext').notNullable();
  });
  // The level that agents had when the version came into force.
  await knex.schema.createTable('scorecard_grace', table => {
    table.string('scorecard_ref', 255).notNullable();
    table.string('agent_ref', 255).notNullable();
    table.integer('rank').notNullable();
    table.primary(['scorecard_ref', 'agent_ref']);
  });

  await knex.schema.createTable('readiness_results', table => {
    table.string('scorecard_ref', 255).notNullable();
    table.string('agent_ref', 255).notNullable();
    table.string('version', 63).notNullable();
    table.string('fingerprint', 64).notNullable();
    table.string('day', 10).notNullable();
    // One letter per check.
    table.text('outcomes').notNullable();
    table.integer('rank').notNullable();
    table.boolean('graced').notNullable();
    table.double('score');
    table.integer('passed').notNullable();
    table.integer('known').notNullable();
    table.integer('applicable').notNullable();
    table.integer('exempt').notNullable();
    table.double('due_at');
    table.double('since').notNullable();
    table.double('evaluated_at').notNullable();
    table.primary(['scorecard_ref', 'agent_ref']);
    table.index(['agent_ref'], 'readiness_results_agent_idx');
    table.index(['due_at'], 'readiness_results_due_idx');
  });

  await knex.schema.createTable('readiness_transitions', table => {
    table.string('agent_ref', 255).notNullable();
    table.double('at').notNullable();
    table.string('scorecard_ref', 255).notNullable();
    table.string('from_level', 255).notNullable();
    table.string('to_level', 255).notNullable();
    table.integer('from_rank').notNullable();
    table.integer('to_rank').notNullable();
    table.text('text').notNullable();
    table.primary(['agent_ref', 'at', 'scorecard_ref']);
    table.index(['at'], 'readiness_transitions_at_idx');
  });

  // Where agents stood at the end of a day, and what was known about them.
  await knex.schema.createTable('readiness_days', table => {
    table.string('scorecard_ref', 255).notNullable();
    table.string('agent_ref', 255).notNullable();
    table.string('day', 10).notNullable();
    table.integer('rank').notNullable();
    table.double('score');
    table.primary(['scorecard_ref', 'agent_ref', 'day']);
    table.index(['scorecard_ref', 'day'], 'readiness_days_day_idx');
  });
  await knex.schema.createTable('fact_sets', table => {
    table.string('agent_ref', 255).primary();
    table.string('day', 10).notNullable();
    table.text('facts', 'longtext').notNullable();
  });
  await knex.schema.createTable('fact_days', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('day', 10).notNullable();
    table.text('facts', 'longtext').notNullable();
    table.primary(['agent_ref', 'day']);
    table.index(['day'], 'fact_days_day_idx');
  });

  await knex.schema.alterTable('fleet', table => {
    table.string('readiness', 15).notNullable().defaultTo('none');
    table.integer('readiness_rank').notNullable().defaultTo(3);
    table.text('readiness_detail');
    table.index(['readiness_rank', 'ref'], 'fleet_readiness_rank_idx');
    table.index(
      ['readiness', 'sort_title', 'ref'],
      'fleet_readiness_title_idx',
    );
    table.dropIndex([], 'fleet_summary_idx');
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
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet', table => {
    table.dropIndex([], 'fleet_summary_idx');
    table.dropIndex([], 'fleet_readiness_title_idx');
    table.dropIndex([], 'fleet_readiness_rank_idx');
  });
  await knex.schema.alterTable('fleet', table => {
    table.dropColumn('readiness_detail');
    table.dropColumn('readiness_rank');
    table.dropColumn('readiness');
    table.index(
      ['phase_rank', 'health_rank', 'kpi_rank', 'wave_rank', 'problems'],
      'fleet_summary_idx',
    );
  });
  await knex.schema.dropTable('fact_days');
  await knex.schema.dropTable('fact_sets');
  await knex.schema.dropTable('readiness_days');
  await knex.schema.dropTable('readiness_transitions');
  await knex.schema.dropTable('readiness_results');
  await knex.schema.dropTable('scorecard_grace');
  await knex.schema.dropTable('scorecards');
  await knex.schema.dropTable('agent_entities');
};
