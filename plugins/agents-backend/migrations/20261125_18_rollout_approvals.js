// Which rollouts wait for somebody's approval, so that those who may give it find them at once.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('rollouts', table => {
    // 1 while a gate of a rollout under way waits for an approval.
    table.integer('awaits_approval').notNullable().defaultTo(0);
    table.index(['awaits_approval', 'agent_ref'], 'rollouts_awaits_approval');
  });
  // What waited before is found as well: it is looked at once more and then noted.
  await knex('rollouts').where('active', 1).update({ awaits_approval: 1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('rollouts', table => {
    table.dropIndex(
      ['awaits_approval', 'agent_ref'],
      'rollouts_awaits_approval',
    );
    table.dropColumn('awaits_approval');
  });
};
