// What alerts have people and systems told, what Alertmanager sent, the browsers that are told, and
// the digests: times in milliseconds since 1970 in UTC, lists and records as JSON text.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('alert_messages', table => {
    // The same message has the same key, so that it is told once.
    table.text('key').primary();
    table.text('alert_id').notNullable();
    table.text('channel').notNullable();
    table.text('recipients').notNullable();
    table.text('event').notNullable();
    table.double('created_at').notNullable();
    table.string('state', 15).notNullable();
    table.double('due_at').notNullable();
    table.integer('attempts').notNullable();
    // Messages that are told together, and stay together when that is tried again.
    table.text('batch');
    // Those of several receivers that were told already.
    table.text('progress');
    // Who it was told to, once owners and groups were resolved.
    table.text('told');
    table.double('settled_at');
    table.text('problem');
    table.index(['state', 'due_at'], 'alert_messages_due');
    table.index(['alert_id', 'created_at'], 'alert_messages_alert');
    table.index(['channel', 'state'], 'alert_messages_channel');
    table.index(['created_at'], 'alert_messages_age');
  });
  await knex.schema.createTable('alert_signals', table => {
    table.text('source').notNullable();
    table.text('fingerprint').notNullable();
    table.text('labels').notNullable();
    table.text('annotations').notNullable();
    table.double('starts_at').notNullable();
    table.double('received_at').notNullable();
    table.double('ends_at');
    table.text('generator_url');
    table.text('agent_ref');
    table.text('environment_ref');
    table.string('stage', 31);
    // When it counts as lost if it is not heard of again; renewed with every notification.
    table.double('expires_at').notNullable();
    table.primary(['source', 'fingerprint']);
    table.index(['ends_at'], 'alert_signals_ended');
  });
  await knex.schema.createTable('push_subscriptions', table => {
    // Digest of the endpoint: endpoints are longer than what can be a key everywhere.
    table.string('id', 64).primary();
    table.text('user_ref').notNullable();
    table.text('endpoint').notNullable();
    table.text('p256dh').notNullable();
    table.text('auth').notNullable();
    table.double('created_at').notNullable();
    table.double('expires_at');
    table.index(['user_ref'], 'push_subscriptions_user');
  });
  await knex.schema.createTable('digests_sent', table => {
    // Of a policy, what it demands, and the end of the period.
    table.text('key').primary();
    // Of a policy and what it demands, over all periods.
    table.text('series').notNullable();
    table.double('period_end').notNullable();
    table.text('digest');
    table.double('due_at').notNullable();
    table.integer('attempts').notNullable();
    table.double('settled_at');
    table.text('problem');
    table.index(['series', 'period_end'], 'digests_sent_series');
    table.index(['settled_at', 'due_at'], 'digests_sent_due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digests_sent');
  await knex.schema.dropTable('push_subscriptions');
  await knex.schema.dropTable('alert_signals');
  await knex.schema.dropTable('alert_messages');
};
