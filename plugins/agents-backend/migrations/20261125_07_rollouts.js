// Rollouts: what they are, what they were decided from, what was decided, and what was asked of
// those who shift traffic. Times are milliseconds since 1970 in UTC.

/** States in which a rollout of an agent has an environment to itself. */
const UNDER_WAY = [
  'preflight',
  'progressing',
  'baking',
  'paused',
  'promoting',
  'rolling-back',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollouts', table => {
    table.string('id', 63).primary();
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('plan_ref', 255);
    table.string('wave', 511);
    table.string('candidate', 255).notNullable();
    table.string('state', 15).notNullable();
    table.integer('step').notNullable();
    // 1 until it has ended.
    table.integer('active').notNullable();
    // 1 while the engine has something to do: also while the former release is kept.
    table.integer('open').notNullable();
    table.double('created_at').notNullable();
    table.double('state_since').notNullable();
    table.integer('revision').notNullable();
    // Revision of the last operation, or of the last change of state or step.
    table.integer('turn').notNullable();
    table.string('command_id', 127);
    // The last entry of its ledger, which the next one follows.
    table.integer('ledger_number').notNullable();
    table.string('ledger_hash', 64).notNullable();
    // 1 while its inputs are kept.
    table.integer('journaled').notNullable();
    table.text('rollout', 'longtext').notNullable();
    table.index(['created_at', 'id'], 'rollouts_created_idx');
    table.index(['active', 'created_at', 'id'], 'rollouts_active_idx');
    table.index(
      ['agent_ref', 'environment_ref', 'candidate'],
      'rollouts_release_idx',
    );
    table.index(['plan_ref', 'wave'], 'rollouts_plan_idx');
    table.index(['state', 'created_at'], 'rollouts_state_idx');
  });
  // Small however long the history is.
  await knex.raw(
    'create index rollouts_open_idx on rollouts (id) where open = 1',
  );
  await knex.raw(
    'create index rollouts_journal_idx on rollouts (state_since) where journaled = 1 and open = 0',
  );
  await knex.raw(
    `create unique index rollouts_under_way_idx on rollouts (agent_ref, environment_ref) where state in (${UNDER_WAY.map(
      state => `'${state}'`,
    ).join(', ')})`,
  );
  await knex.raw(
    'create unique index rollouts_release_active_idx on rollouts (agent_ref, environment_ref, candidate) where active = 1',
  );

  // By revision; enough to decide everything once more.
  await knex.schema.createTable('rollout_inputs', table => {
    table.string('rollout_id', 63).notNullable();
    table.integer('number').notNullable();
    table.string('type', 15).notNullable();
    table.double('at').notNullable();
    table.text('input', 'longtext').notNullable();
    table.primary(['rollout_id', 'number']);
  });

  await knex.schema.createTable('rollout_ledger', table => {
    table.string('rollout_id', 63).notNullable();
    table.integer('number').notNullable();
    table.string('kind', 31).notNullable();
    table.double('at').notNullable();
    table.string('by', 255).notNullable();
    table.text('text').notNullable();
    table.text('reason');
    table.text('evidence', 'longtext');
    table.string('hash', 64).notNullable();
    table.string('previous_hash', 64).notNullable();
    table.primary(['rollout_id', 'number']);
  });

  // The last command of each rollout.
  await knex.schema.createTable('rollout_commands', table => {
    table.string('rollout_id', 63).primary();
    table.string('id', 127).notNullable();
    table.double('fence').notNullable();
    table.string('status', 15).notNullable();
    table.double('at').notNullable();
    table.text('reason');
  });

  // The highest token that was given out.
  await knex.schema.createTable('traffic_fences', table => {
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.double('token').notNullable();
    table.primary(['agent_ref', 'environment_ref']);
  });

  await knex.schema.createTable('rollout_plan_runs', table => {
    table.string('plan_ref', 255).primary();
    table.boolean('running').notNullable();
    table.string('by', 255).notNullable();
    table.double('at').notNullable();
    table.text('reason');
  });

  // One row, for the whole fleet.
  await knex.schema.createTable('stop_line', table => {
    table.string('id', 15).primary();
    table.boolean('stopped').notNullable();
    table.string('by', 255).notNullable();
    table.double('at').notNullable();
    table.text('reason');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('stop_line');
  await knex.schema.dropTable('rollout_plan_runs');
  await knex.schema.dropTable('traffic_fences');
  await knex.schema.dropTable('rollout_commands');
  await knex.schema.dropTable('rollout_ledger');
  await knex.schema.dropTable('rollout_inputs');
  await knex.schema.dropTable('rollouts');
};
