import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { FakeModel } from '../../test/support/FakeModel.ts';
import { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { defineTool } from '../tools/defineTool.ts';
import { ToolBox } from '../tools/ToolBox.ts';
import { answerTask } from './answerTask.ts';

const adding = defineTool({
  name: 'add',
  description: 'Adds two numbers',
  input: z.object({ a: z.number(), b: z.number() }),
  run: async ({ a, b }) => String(a + b),
});

function setUp() {
  const metrics = AgentMetrics.create({
    agent: 'test',
    version: '1.0.0',
    model: 'none',
    tools: ['add'],
    guardrails: [],
    workers: () => ({ queued: 0, utilization: 0 }),
  });
  const toolBox = ToolBox.create({
    tools: [adding],
    allowed: ['add'],
    metrics,
  });
  return { metrics, toolBox, signal: new AbortController().signal };
}

function call(name: string, input: Record<string, unknown>) {
  return { toolCalls: [{ id: 'c1', name, input }] };
}

test('calls the tools that the model asks for and gives it their results', async () => {
  const { metrics, toolBox, signal } = setUp();
  const model = FakeModel.create(async ({ turns }) => {
    const last = turns.at(-1);
    return last?.role === 'tools'
      ? { text: `The sum is ${last.results[0]?.content}` }
      : call('add', { a: 2, b: 3 });
  });
  const answer = await answerTask({ input: '2 + 3?', model, toolBox, signal });
  assert.equal(answer.text, 'The sum is 5');
  assert.deepEqual(answer.toolsUsed, ['add']);
  assert.equal(answer.toolsFailed, 0);
  assert.match(
    await metrics.render(),
    /gen_ai_execute_tool_duration_seconds_count\{[^}]*error_type=""[^}]*\} 1/,
  );
});

test('tells the model of calls that fail, and counts them', async () => {
  const { metrics, toolBox, signal } = setUp();
  const model = FakeModel.create(async ({ turns }) => {
    const last = turns.at(-1);
    return last?.role === 'tools'
      ? { text: last.results.map(({ content }) => content).join() }
      : call(turns.length === 1 ? 'add' : 'fly', { a: 'two' });
  });
  const answer = await answerTask({ input: 'Add', model, toolBox, signal });
  assert.match(answer.text, /add cannot be called with this input: a: /);
  assert.equal(answer.toolsFailed, 1);
  assert.match(await metrics.render(), /error_type="invalid_input"[^}]*\} 1/);
});

test('ends a model that calls tools without end', async () => {
  const { toolBox, signal } = setUp();
  const model = FakeModel.create(async () => call('missing', {}));
  await assert.rejects(answerTask({ input: 'Go', model, toolBox, signal }), {
    type: 'model_refused',
  });
  assert.equal(model.conversations.length, 5);
});

test('gives the model the passages that were found, and fails without them', async () => {
  const { toolBox, signal } = setUp();
  const model = FakeModel.create(async () => ({ text: 'Answer' }));
  const passages = {
    search: async () => [{ source: 'handbook', text: 'Invoices are checked' }],
  };
  await answerTask({ input: 'How?', model, toolBox, passages, signal });
  assert.match(
    JSON.stringify(model.conversations[0]),
    /\[handbook\] Invoices are checked/,
  );

  const down = { search: () => Promise.reject(new Error('down')) };
  await assert.rejects(
    answerTask({ input: 'How?', model, toolBox, passages: down, signal }),
    { type: 'dependency_unavailable' },
  );
});

test('refuses to start with a tool that does not exist', () => {
  const { metrics } = setUp();
  assert.throws(
    () => ToolBox.create({ tools: [adding], allowed: ['subtract'], metrics }),
    /AGENT_TOOLS names "subtract".*there are: add/,
  );
});
