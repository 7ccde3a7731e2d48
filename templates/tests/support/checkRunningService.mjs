import assert from 'node:assert/strict';

/** The paths that every generated service serves, as the portal asks for them. */
const healthPaths = [
  '/health',
  '/health/agents',
  '/health/dependencies',
  '/health/business',
];

const metricFamilies = [
  'gen_ai_invoke_agent_duration_seconds_bucket',
  'gen_ai_client_operation_duration_seconds_bucket',
  'gen_ai_execute_tool_duration_seconds_bucket',
  'gen_ai_client_token_usage',
  'gen_ai_evaluation_score_bucket',
  'agent_tasks_total',
  'agent_user_feedback_score_bucket',
  'agent_complaints_total',
  'agent_guardrail_blocks_total',
  'agent_queue_depth',
  'agent_worker_utilization_ratio',
  'agent_dependency_up',
];

/** What is asked of a running service in either language. `check` names and runs one part. */
export async function checkRunningService(service, check) {
  for (const path of healthPaths) {
    await check(`${path} is a health document that passes`, async () => {
      const response = await fetch(service.url + path);
      assert.equal(response.status, 200);
      assert.match(
        response.headers.get('content-type'),
        /^application\/health\+json/,
      );
      const document = await response.json();
      assert.equal(document.status, 'pass', JSON.stringify(document));
    });
  }

  await check('a task is answered and counted', async () => {
    const before = await completedTasks(service);
    const response = await postTask(service, { input: 'What can you do?' });
    assert.equal(response.status, 200, await response.clone().text());
    assert.equal(await completedTasks(service), before + 1);
  });

  await check('a task without input is refused with its reason', async () => {
    const response = await postTask(service, { question: 'none' });
    assert.equal(response.status, 400);
    assert.match(
      response.headers.get('content-type'),
      /^application\/problem\+json/,
    );
    assert.match(await response.text(), /input/);
  });

  await check('every metric is emitted', async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    for (const family of metricFamilies) {
      assert.match(text, new RegExp(`^${family}[{ ]`, 'm'), family);
    }
  });

  await check('there is an agent card', async () => {
    const response = await fetch(`${service.url}/.well-known/agent-card.json`);
    assert.equal(response.status, 200);
    const card = await response.json();
    assert.equal(typeof card.name, 'string');
    assert.ok(Array.isArray(card.skills));
  });

  await check('it stops when it is asked to', async () => {
    assert.equal(await service.stop(), 0, service.output);
  });
}

function postTask(service, body) {
  return fetch(`${service.url}/v1/tasks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function completedTasks(service) {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  const [, count] =
    /^agent_tasks_total\{[^}]*outcome="completed"[^}]*\} (\S+)$/m.exec(text) ??
    assert.fail('agent_tasks_total has no outcome "completed"');
  return Number(count);
}
