// What people and the gate decide about readiness: exemptions, signatures, the gate's answers, and
// what is still to be told to whom. Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('exemptions', table => {
    table.string('id', 63).primary();
    table.string('type', 15).notNullable();
    table.string('agent_ref', 255).notNullable();
    // Of an exemption from a check.
    table.string('scorecard_ref', 255);
    table.string('check_id', 63);
    // Of one that opens a gate for one release.
    table.string('environment_ref', 255);
    table.string('release_version', 255);
    table.string('release_digest', 127);
    table.text('reason').notNullable();
    table.string('status', 15).notNullable();
    table.string('requested_by', 255).notNullable();
    table.double('requested_at').notNullable();
    table.double('expires_at').notNullable();
    table.string('decided_by', 255);
    table.double('decided_at');
    table.text('decision_reason');
    table.index(['agent_ref', 'requested_at'], 'exemptions_agent_idx');
    table.index(['status', 'expires_at'], 'exemptions_status_idx');
  });

  await knex.schema.createTable('attestations', table => {
    table.string('id', 63).primary();
    table.string('agent_ref', 255).notNullable();
    table.string('fact_id', 127).notNullable();
    // What was signed, word for word: the scorecard may say it otherwise one day.
    table.text('statement').notNullable();
    table.string('release_version', 255);
    table.string('release_digest', 127).notNullable();
    table.text('comment');
    table.text('evidence_url');
    table.string('signed_by', 255).notNullable();
    table.double('signed_at').notNullable();
    table.double('expires_at');
    table.string('revoked_by', 255);
    table.double('revoked_at');
    table.text('revoke_reason');
    table.index(['agent_ref', 'signed_at'], 'attestations_agent_idx');
  });

  await knex.schema.createTable('gate_decisions', table => {
    table.string('id', 63).primary();
    table.double('at').notNullable();
    table.string('agent_ref', 255).notNullable();
    table.string('environment_ref', 255).notNullable();
    table.string('verdict', 15).notNullable();
    table.string('actor', 255).notNullable();
    table.text('decision', 'longtext').notNullable();
    table.index(['agent_ref', 'at'], 'gate_decisions_agent_idx');
    table.index(['at'], 'gate_decisions_at_idx');
  });

  // The id says what a notice is about, so that it is written once however often it is found.
  await knex.schema.createTable('notices', table => {
    table.string('id', 255).primary();
    table.text('notice').notNullable();
    table.double('created_at').notNullable();
    table.double('sent_at');
    table.integer('attempts').notNullable();
    table.double('due_at').notNullable();
    table.text('problem');
    table.index(['sent_at', 'due_at'], 'notices_due_idx');
  });

  // Plans were kept without their gates: the next synchronisation reads them anew.
  await knex('agent_policies').where('kind', 'plan').update({ etag: '' });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notices');
  await knex.schema.dropTable('gate_decisions');
  await knex.schema.dropTable('attestations');
  await knex.schema.dropTable('exemptions');
};
