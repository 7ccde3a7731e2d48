import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPrometheus } from './prometheus.mjs';

/** Runs nothing: only the named commands are there. */
const having =
  (...there) =>
  async command => ({
    code: there.includes(command) ? 0 : 127,
    tail: [`${command}, version 2.42.0+ds (branch: x)`],
  });

test('finds the programs on the path', async () => {
  assert.deepEqual(
    await findPrometheus(
      {},
      having('prometheus', 'promtool', 'prometheus-alertmanager'),
    ),
    {
      version: '2.42.0+ds',
      env: {
        PROMETHEUS_PATH: 'prometheus',
        PROMTOOL_PATH: 'promtool',
        ALERTMANAGER_PATH: 'prometheus-alertmanager',
      },
    },
  );
});

test('takes those that are named, and does without an Alertmanager', async () => {
  const { env } = await findPrometheus(
    { PROMETHEUS_PATH: '/opt/p', PROMTOOL_PATH: '/opt/t' },
    having('/opt/p', '/opt/t'),
  );
  assert.deepEqual(env, { PROMETHEUS_PATH: '/opt/p', PROMTOOL_PATH: '/opt/t' });
});

test('says what is missing', async () => {
  assert.match(
    (await findPrometheus({}, having('promtool'))).reason,
    /^no Prometheus server: install prometheus/,
  );
  assert.match(
    (await findPrometheus({}, having('prometheus'))).reason,
    /^no promtool/,
  );
});
