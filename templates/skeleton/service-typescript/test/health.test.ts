import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, version } from '../src/agent.ts';
import {
  counters,
  gauges,
  histograms,
} from '../src/telemetry/metricDefinitions.ts';
import {
  cardBody,
  healthBody,
  messageAnswer,
  readAs,
} from './support/readAs.ts';
import { startService } from './support/startService.ts';

async function read(url: string) {
  const response = await fetch(url);
  assert.match(
    response.headers.get('content-type') ?? '',
    /^application\/health\+json/,
  );
  return {
    status: response.status,
    document: await readAs(response, healthBody),
  };
}

test('is alive within 100 ms', async context => {
  const service = await startService(context);
  const url = `${service.url}${agent.paths.liveness}`;
  await read(url);
  const startedAt = performance.now();
  const { status, document } = await read(url);
  assert.ok(performance.now() - startedAt < 100);
  assert.equal(status, 200);
  assert.equal(document.status, 'pass');
  assert.equal(document.serviceId, agent.name);
  assert.equal(document.releaseId, version);
});

test('passes every health check on a machine with nothing else', async context => {
  const service = await startService(context);
  for (const name of [
    'liveness',
    'agents',
    'dependencies',
    'business',
  ] as const) {
    const { status, document } = await read(
      `${service.url}${agent.paths[name]}`,
    );
    assert.equal(status, 200, name);
    assert.equal(document.status, 'pass', name);
  }
});

test('tells only business figures that it counted', async context => {
  const service = await startService(context);
  const url = `${service.url}${agent.paths.business}`;
  const before = (await read(url)).document.checks;
  assert.equal(before['users:active']?.[0]?.observedValue, 0);
  assert.equal(before['users:satisfaction'], undefined);

  for (const user of ['jane', 'joe', 'jane']) {
    await service.post(agent.paths.tasks, { input: 'Hello', user });
  }
  await service.post('/v1/feedback', { user: 'jane', rating: 1 });
  await service.post('/v1/feedback', { user: 'jane', rating: 5 });
  await service.post('/v1/feedback', { user: 'joe', rating: 4 });
  const after = (await read(url)).document.checks;
  assert.equal(after['users:active']?.[0]?.observedValue, 2);
  assert.equal(after['value:tasks-completed']?.[0]?.observedValue, 3);
  assert.equal(after['users:satisfaction']?.[0]?.observedValue, 4.5);
});

test('emits every metric with its labels from the start', async context => {
  const service = await startService(context);
  const response = await fetch(`${service.url}${agent.paths.metrics}`);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  const text = await response.text();
  for (const [name, { labels, buckets }] of Object.entries(histograms)) {
    if (
      name === 'gen_ai_execute_tool_duration_seconds' &&
      service.config.tools.length === 0
    ) {
      continue;
    }
    for (const edge of buckets) {
      assert.ok(
        text
          .split('\n')
          .some(
            line =>
              line.startsWith(`${name}_bucket{le="${edge}"`) &&
              labels.every(label => line.includes(`${label}="`)),
          ),
        `${name} with the edge ${edge}`,
      );
    }
  }
  for (const [name, { labels }] of Object.entries({ ...counters, ...gauges })) {
    const line = text
      .split('\n')
      .find(line => new RegExp(`^${name}[ {]`).test(line));
    assert.ok(line, name);
    assert.ok(
      labels.every(label => line.includes(`${label}="`)),
      name,
    );
  }
});

test('counts a completed task in all metrics that are about it', async context => {
  const service = await startService(context);
  await service.post(agent.paths.tasks, { input: 'Hello' });
  const text = await service.metrics.render();
  assert.match(text, /agent_tasks_total\{[^}]*outcome="completed"[^}]*\} 1/);
  assert.match(text, /agent_tasks_total\{[^}]*outcome="failed"[^}]*\} 0/);
  assert.match(
    text,
    /gen_ai_invoke_agent_duration_seconds_count\{[^}]*error_type=""[^}]*\} 1/,
  );
  assert.match(
    text,
    /gen_ai_client_operation_duration_seconds_count\{[^}]*\} 1/,
  );
  assert.match(
    text,
    /gen_ai_client_token_usage\{[^}]*gen_ai_token_type="output"[^}]*\} [1-9]/,
  );
  assert.match(text, /gen_ai_evaluation_score_sum\{[^}]*\} 1/);
});

test('shows an agent card whose interface answers messages', async context => {
  const service = await startService(context);
  const card = await readAs(
    await fetch(`${service.url}${agent.paths.card}`),
    cardBody,
  );
  assert.equal(card.name, agent.title);
  const [offer] = card.supportedInterfaces;
  assert.ok(offer);
  const { url, protocolBinding, protocolVersion } = offer;
  assert.deepEqual([protocolBinding, protocolVersion], ['HTTP+JSON', '1.0']);

  const response = await service.post(`${new URL(url).pathname}/message:send`, {
    message: {
      messageId: 'm1',
      role: 'ROLE_USER',
      parts: [{ text: 'Say hello' }],
    },
  });
  assert.equal(response.status, 200);
  const { message } = await readAs(response, messageAnswer);
  assert.equal(message.role, 'ROLE_AGENT');
  assert.match(message.parts[0]?.text ?? '', /Say hello/);
});

test('answers 404 as a problem to paths that are not served', async context => {
  const service = await startService(context);
  const response = await fetch(`${service.url}/nothing`);
  assert.equal(response.status, 404);
  assert.match(
    response.headers.get('content-type') ?? '',
    /^application\/problem\+json/,
  );
});
