// Who took an exemption back beside who approved it, one open request for a check, what exactly was
// signed, when facts were last looked at, and what a version of a scorecard took over from.
// Times are milliseconds since 1970 in UTC.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('exemptions', table => {
    table.string('revoked_by', 255);
    table.double('revoked_at');
    table.text('revoke_reason');
  });
  // The decision that was noted last was that to take it back; who approved it is not known.
  await knex('exemptions')
    .where('status', 'revoked')
    .update({
      revoked_by: knex.ref('decided_by'),
      revoked_at: knex.ref('decided_at'),
      revoke_reason: knex.ref('decision_reason'),
    });
  await knex('exemptions')
    .where('status', 'revoked')
    .update({ decided_by: null, decided_at: null, decision_reason: null });

  const open = await knex('exemptions')
    .where('status', 'requested')
    .orderBy('requested_at', 'desc');
  const seen = new Set();
  for (const one of open) {
    const key = JSON.stringify([
      one.type,
      one.agent_ref,
      one.scorecard_ref,
      one.check_id,
      one.environment_ref,
      one.release_digest,
    ]);
    if (seen.has(key)) {
      await knex('exemptions').where('id', one.id).update({
        status: 'withdrawn',
        decision_reason: 'A later request for the same took its place.',
      });
    }
    seen.add(key);
  }
  await knex.raw(
    `create unique index exemptions_open_check_idx on exemptions (agent_ref, scorecard_ref, check_id)
     where status = 'requested' and type = 'check'`,
  );
  await knex.raw(
    `create unique index exemptions_open_gate_idx on exemptions (agent_ref, environment_ref, release_digest)
     where status = 'requested' and type = 'break-glass'`,
  );

  await knex.schema.alterTable('attestations', table => {
    // Digest of the text, the signers and the validity; absent of those from before it was kept.
    table.string('statement_fingerprint', 127);
  });
  for (const name of ['fact_sets', 'fact_days']) {
    await knex.schema.alterTable(name, table => {
      table.double('seen_at');
    });
  }
  // Checks that were bridged without what the version before asked for count as new.
  await changeRecords(knex, record => ({
    ...record,
    graceChecks: record.graceChecks.map(id => ({
      id,
      until: record.graceUntil ?? 0,
    })),
  }));
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await changeRecords(knex, record => ({
    ...record,
    graceChecks: [...new Set(record.graceChecks.map(({ id }) => id))].sort(),
  }));
  for (const name of ['fact_days', 'fact_sets']) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('seen_at');
    });
  }
  await knex.schema.alterTable('attestations', table => {
    table.dropColumn('statement_fingerprint');
  });
  await knex.raw('drop index exemptions_open_gate_idx');
  await knex.raw('drop index exemptions_open_check_idx');
  await knex('exemptions')
    .where('status', 'revoked')
    .update({
      decided_by: knex.ref('revoked_by'),
      decided_at: knex.ref('revoked_at'),
      decision_reason: knex.ref('revoke_reason'),
    });
  await knex.schema.alterTable('exemptions', table => {
    table.dropColumn('revoke_reason');
    table.dropColumn('revoked_at');
    table.dropColumn('revoked_by');
  });
};

async function changeRecords(knex, change) {
  for (const { ref, record } of await knex('scorecards')) {
    await knex('scorecards')
      .where({ ref })
      .update({ record: JSON.stringify(change(JSON.parse(record))) });
  }
}
