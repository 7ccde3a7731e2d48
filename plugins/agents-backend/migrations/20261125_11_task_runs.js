// When recurring work last succeeded, whichever backend did it: milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_runs', table => {
    table.string('task_id', 127).primary();
    table.double('succeeded_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_runs');
};
