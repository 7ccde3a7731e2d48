// When several processes were seen behind the address of an instance, ms since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scrape_state', table => {
    table.double('several_at');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scrape_state', table => {
    table.dropColumn('several_at');
  });
};
