import {
  parseExposition,
  parseHealthDocument,
} from '@agent-portal/plugin-agents-common';
import { resolveProfile } from '../profiles/resolveProfile';
import { createBook } from '../testUtils/createBook';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock } from '../testUtils/createTestClock';
import { send } from '../testUtils/send';
import { AgentInstance } from './AgentInstance';
import { ProcessMetrics } from './ProcessMetrics';

const agent = 'quality-guardian';
const clock = createTestClock();
const processMetrics = ProcessMetrics.create({ now: clock.now });
let instance: AgentInstance | undefined;

async function start(): Promise<string> {
  const definition = createDefinition();
  instance = AgentInstance.create({
    definition,
    profile: resolveProfile(createBook([agent]), definition),
    clock,
    seed: 'test',
    release: { stable: { version: '1.4.0' }, weight: 0 },
    faults: {},
    processMetrics,
  });
  await instance.start();
  return instance.url;
}
afterEach(async () => instance?.stop());

describe('AgentInstance', () => {
  it('serves tasks and says which release did', async () => {
    const url = await start();
    const answer = await send('POST', `${url}/invoke`, { user: 'u' });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-agent-release']).toBe('1.4.0');
    expect(answer.json).toMatchObject({
      agent,
      release: '1.4.0',
      outcome: 'completed',
    });
  });

  it('serves its four health documents as application/health+json', async () => {
    const url = await start();
    for (const path of ['', '/agents', '/dependencies', '/business']) {
      const answer = await send('GET', `${url}/health${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/health+json');
      expect(answer.json).toMatchObject({
        status: 'pass',
        releaseId: '1.4.0',
        serviceId: 'quality-guardian-production',
      });
      const reading = parseHealthDocument({
        status: answer.status,
        contentType: String(answer.headers['content-type']),
        body: answer.text,
      });
      expect(reading).toMatchObject({ status: 'pass', isDocument: true });
      expect(reading.components.length).toBeGreaterThan(1);
    }
  });

  it('counts its tasks in its metrics, by release', async () => {
    const url = await start();
    const count = async () => {
      const { text } = await send('GET', `${url}/metrics`);
      const line =
        /^agent_tasks_total\{service_version="1\.4\.0",outcome="completed"\} (\d+)$/m;
      return Number(line.exec(text)?.[1]);
    };
    await expect(count()).resolves.toBe(0);
    await send('POST', `${url}/invoke`, {});
    await send('POST', `${url}/invoke`, {});
    await expect(count()).resolves.toBe(2);
  });

  it('exposes metrics that the portal can read', async () => {
    const url = await start();
    await send('POST', `${url}/invoke`, {});
    const { text } = await send('GET', `${url}/metrics`);
    const { samples, rejected } = parseExposition(text);
    expect(rejected).toMatchObject({ malformed: 0, duplicate: 0 });
    const names = samples.map(({ name }) => name);
    for (const name of [
      'gen_ai_invoke_agent_duration_seconds_bucket',
      'gen_ai_evaluation_score_sum',
      'agent_user_feedback_score_count',
      'agent_complaints_total',
      'agent_worker_utilization_ratio',
      'gen_ai_client_token_usage',
      'process_cpu_seconds_total',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('takes feedback on an answer, and none on what it never answered', async () => {
    const url = await start();
    const { json } = await send('POST', `${url}/invoke`, { user: 'u' });
    const task = (json as { id: string }).id;
    const given = await send('POST', `${url}/feedback`, {
      task,
      score: 4,
      complaint: true,
    });
    expect(given.status).toBe(204);
    const { text } = await send('GET', `${url}/metrics`);
    expect(text).toMatch(/agent_user_feedback_score_sum\{.*\} 4$/m);
    expect(text).toMatch(/agent_complaints_total\{.*\} 1$/m);

    const other = await send('POST', `${url}/feedback`, {
      task: 'x',
      score: 4,
    });
    expect(other.status).toBe(404);
  });

  it.each([
    ['not JSON', '{', /body: not JSON/],
    ['a wrong type', { user: 7 }, /user: .*got 7/],
    ['an unknown field', { usr: 'u' }, /unknown field usr/],
    ['too much', `"${'x'.repeat(70_000)}"`, /longer than 65536/],
  ])('refuses a task that is %s', async (_name, body, message) => {
    const url = await start();
    const answer = await send('POST', `${url}/invoke`, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(message);
  });

  it('names its routes when asked for another', async () => {
    const url = await start();
    const answer = await send('GET', `${url}/nothing`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('GET /health/agents');
  });
});
