// What the catalog says about agents, environments, plans and KPI sets, as last synchronised.
// Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('agents', table => {
    table.string('ref', 255).primary();
    table.string('etag', 255).notNullable();
    table.text('descriptor', 'longtext').notNullable();
  });

  await knex.schema.createTable('agent_instances', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.text('target', 'longtext').notNullable();
    table.primary(['agent_ref', 'environment_ref']);
  });

  // The entity's facts as the catalog's permission rules ask for them.
  await knex.schema.createTable('agent_attributes', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('key', 255).notNullable();
    table.string('value', 255).notNullable();
    table.index(['agent_ref', 'key'], 'agent_attributes_ref_key_idx');
    table.index(['key', 'value'], 'agent_attributes_key_value_idx');
  });

  // Environments, RolloutPlans and KpiSets.
  await knex.schema.createTable('agent_policies', table => {
    table.string('ref', 255).primary();
    table.string('kind', 63).notNullable();
    table.string('etag', 255).notNullable();
    table.text('definition', 'longtext').notNullable();
  });

  // Agents of which something changed and whose row in the fleet has not followed yet. A change
  // adds a row, so that those who write never wait for each other.
  await knex.schema.createTable('changed_agents', table => {
    table.increments('id');
    table.string('agent_ref', 255).notNullable();
    table.index(['agent_ref'], 'changed_agents_ref_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('changed_agents');
  await knex.schema.dropTable('agent_policies');
  await knex.schema.dropTable('agent_attributes');
  await knex.schema.dropTable('agent_instances');
  await knex.schema.dropTable('agents');
};
