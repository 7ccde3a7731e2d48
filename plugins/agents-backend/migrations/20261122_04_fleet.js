// One row per agent, holding all that the fleet page shows, filters and sorts by; and every
// change of phase. Times are milliseconds since 1970 in UTC. Columns to sort by are never null,
// so that a page can be continued from its last row.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet', table => {
    table.string('ref', 255).primary();
    table.string('name', 255).notNullable();
    table.string('title', 255).notNullable();
    table.string('sort_title', 255).notNullable();
    table.string('owner', 255).notNullable();
    table.string('system', 255);
    table.string('family', 255);
    table.string('wave', 400);
    table.integer('wave_rank').notNullable();
    table.text('wave_ref');
    table.text('environments').notNullable();
    table.string('release', 255);
    table.string('phase', 31).notNullable();
    table.integer('phase_rank').notNullable();
    table.double('phase_since').notNullable();
    table.text('phase_detail', 'longtext').notNullable();
    table.double('weight');
    table.string('health', 15).notNullable();
    table.integer('health_rank').notNullable();
    table.double('health_since').notNullable();
    table.text('health_reason').notNullable();
    table.string('kpi', 15).notNullable();
    table.integer('kpi_rank').notNullable();
    table.integer('kpi_met').notNullable();
    table.integer('kpi_at_risk').notNullable();
    table.integer('kpi_not_met').notNullable();
    table.integer('kpi_unknown').notNullable();
    table.integer('problems').notNullable();
    table.double('changed_at').notNullable();
    table.text('search_text').notNullable();
    for (const column of [
      'sort_title',
      'owner',
      'wave_rank',
      'phase_rank',
      'health_rank',
      'kpi_rank',
      'changed_at',
    ]) {
      table.index([column, 'ref'], `fleet_${column}_idx`);
    }
    table.index(['phase', 'health', 'kpi'], 'fleet_counts_idx');
    table.index(
      ['phase_rank', 'health_rank', 'kpi_rank', 'wave_rank', 'problems'],
      'fleet_summary_idx',
    );
    // A filter on one of these in the usual order is read from the index, however many match.
    for (const column of ['owner', 'wave', 'phase', 'health', 'kpi']) {
      table.index([column, 'sort_title', 'ref'], `fleet_${column}_title_idx`);
    }
    // The agents of one health, latest change first.
    table.index(['health', 'changed_at', 'ref'], 'fleet_health_changed_idx');
  });

  await knex.schema.createTable('phase_transitions', table => {
    table.string('agent_ref', 255).notNullable();
    table.double('at').notNullable();
    table.string('from', 31).notNullable();
    table.string('to', 31).notNullable();
    table.text('reason').notNullable();
    table.primary(['agent_ref', 'at']);
    table.index(['at'], 'phase_transitions_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('phase_transitions');
  await knex.schema.dropTable('fleet');
};
