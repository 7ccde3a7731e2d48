// How severe an alert was when it was to be told, so that the most severe is told first.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('alert_messages', table => {
    // What waits from before this was noted is not kept waiting behind anything.
    table.string('severity', 7).notNullable().defaultTo('P0');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('alert_messages', table => {
    table.dropColumn('severity');
  });
};
