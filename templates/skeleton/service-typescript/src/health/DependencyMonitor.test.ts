import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { DependencyMonitor } from './DependencyMonitor.ts';

function setUp(probe: () => Promise<void>) {
  const clock = { now: 0 };
  const metrics = AgentMetrics.create({
    agent: 'test',
    version: '1.0.0',
    model: 'none',
    tools: [],
    guardrails: [],
    workers: () => ({ queued: 0, utilization: 0 }),
  });
  const monitor = DependencyMonitor.create({
    dependencies: [
      { name: 'store', componentType: 'datastore', standIn: '', probe },
    ],
    metrics,
    now: () => clock.now,
    probeTimeoutMs: 20,
  });
  return { clock, metrics, monitor };
}

test('looks again only after 10 seconds', async () => {
  let looks = 0;
  const { clock, monitor } = setUp(async () => {
    looks += 1;
  });
  await Promise.all([monitor.read(), monitor.read()]);
  clock.now = 9_999;
  await monitor.read();
  assert.equal(looks, 1);
  clock.now = 10_000;
  await monitor.read();
  assert.equal(looks, 2);
});

test('fails with the reason, and says so in the metrics', async () => {
  const { metrics, monitor } = setUp(() =>
    Promise.reject(new Error('refused')),
  );
  const document = await monitor.read();
  assert.equal(document.status, 'fail');
  assert.equal(document.output, 'store cannot be used: refused');
  assert.match(
    await metrics.render(),
    /agent_dependency_up\{dependency="store"\} 0/,
  );
});

test('gives up on a dependency that never answers', async context => {
  // Keeps the process alive, as a timeout of a signal does not.
  const alive = setInterval(() => {}, 1000);
  context.after(() => clearInterval(alive));
  const { monitor } = setUp(() => new Promise(() => {}));
  assert.match((await monitor.read()).output ?? '', /no answer within 20 ms/);
});
