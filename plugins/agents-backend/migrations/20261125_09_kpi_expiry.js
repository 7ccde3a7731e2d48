// Until when what was measured of a KPI supports its verdict. Times are milliseconds since 1970 in
// UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('kpi_state', table => {
    table.double('expires_at');
    table.index(['expires_at'], 'kpi_state_expires_idx');
  });
  // Nobody has said yet until when these hold, so they are looked at at once.
  await knex('kpi_state')
    .whereNot('status', 'unknown')
    .update({ expires_at: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('kpi_state', table => {
    table.dropIndex(['expires_at'], 'kpi_state_expires_idx');
  });
  await knex.schema.alterTable('kpi_state', table => {
    table.dropColumn('expires_at');
  });
};
