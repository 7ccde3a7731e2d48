// What shifts the traffic of instances, and all that plans say, was not kept before.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // The next synchronisation reads them anew.
  await knex('agents').update({ etag: '' });
  await knex('agent_policies').where('kind', 'plan').update({ etag: '' });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('agents').update({ etag: '' });
  await knex('agent_policies').where('kind', 'plan').update({ etag: '' });
};
