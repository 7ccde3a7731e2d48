// Increases per day for the longest windows and charts, what error budgets are judged by, and when
// one began or ceased to burn. Times are milliseconds since 1970 in UTC.

const DAY = 86_400_000;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('kpi_days', table => {
    table.integer('series_id').notNullable();
    table.double('start').notNullable();
    table.double('total').notNullable();
    table.double('count').notNullable();
    table.double('newest_at').notNullable();
    table.primary(['series_id', 'start']);
    table.index(['start'], 'kpi_days_start_idx');
  });
  const day = `floor(start / ${DAY}) * ${DAY}`;
  await knex('kpi_days').insert(
    knex('kpi_hours')
      .select('series_id', knex.raw(day))
      .sum({ total: 'total', count: 'count' })
      .max({ newest_at: 'newest_at' })
      .groupBy('series_id', knex.raw(day)),
  );

  await knex.schema.alterTable('kpi_state', table => {
    table.text('budget');
    // Whether the budget burns, or did when that was known last.
    table.boolean('burning').notNullable().defaultTo(false);
    table.index(['burning'], 'kpi_state_burning_idx');
  });

  await knex.schema.createTable('kpi_burn_transitions', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('kpi_id', 63).notNullable();
    table.string('burn', 15).notNullable();
    table.double('at').notNullable();
    table.string('from_status', 15).notNullable();
    table.string('to_status', 15).notNullable();
    table.text('text').notNullable();
    table.primary(['agent_ref', 'at', 'kpi_id', 'burn']);
    table.index(['at'], 'kpi_burn_transitions_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kpi_burn_transitions');
  await knex.schema.alterTable('kpi_state', table => {
    table.dropIndex(['burning'], 'kpi_state_burning_idx');
  });
  await knex.schema.alterTable('kpi_state', table => {
    table.dropColumns('budget', 'burning');
  });
  await knex.schema.dropTable('kpi_days');
};
