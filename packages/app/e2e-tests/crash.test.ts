import type {
  AgentHealth,
  FleetPage,
  Timeline,
} from '@agent-portal/plugin-agents-common';
import { expect, test } from '@playwright/test';
import { AgentOnThisMachine } from './support/AgentOnThisMachine';
import { ApiSession } from './support/ApiSession';
import { findDuplicates, readTransitions } from './support/agentsDatabase';
import { agentLinks, agentRow } from './support/fleetPage';
import { killBackend, startBackend } from './support/backendControl';
import { signIn } from './support/signIn';
import { unregister } from './support/unregister';

const AGENT = 'agent-asked-at-the-crash';
const FLEET = '/api/agents/v1/fleet?limit=200&orderBy=name&order=asc';
const AGENTS = '/api/agents/v1/agents/component/default';

let agent: AgentOnThisMachine;

test.beforeEach(async () => {
  agent = await AgentOnThisMachine.start(AGENT);
  const session = await ApiSession.signIn('developer');
  const response = await session.request('/api/catalog/locations', {
    method: 'POST',
    body: JSON.stringify({ type: 'url', target: agent.catalogUrl }),
  });
  expect(response.status).toBe(201);
});

test.afterEach(async () => {
  await unregister(agent.catalogUrl);
  agent.stop();
});

test('kill -9 during a sweep loses nothing and doubles nothing', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'guest');
  await expect(agentRow(page, AGENT)).toContainText('Healthy', {
    timeout: 60_000,
  });
  await expect(agentLinks(page)).toHaveCount(23);
  const before = await readState();

  // A sweep is under way for certain while it waits for this agent's answer.
  await agent.nextProbe();
  await killBackend();
  const stored = readTransitions();
  await startBackend();

  const session = await ApiSession.signIn('guest');
  await expect
    .poll(() => countProbes(session), {
      message: 'probes of the last hour, after the start',
      timeout: 60_000,
    })
    .toBeGreaterThan(before.probes);

  const after = await readState();
  expect(after.refs).toEqual(before.refs);
  expect(after.phaseSince).toEqual(before.phaseSince);
  expect(after.events).toEqual(expect.arrayContaining(before.events));
  expect(after.events).toHaveLength(new Set(after.events).size);
  expect(readTransitions()).toEqual(expect.arrayContaining(stored));
  expect(findDuplicates()).toEqual([]);

  // The page that was open all along is current again, without a reload.
  await expect(agentRow(page, AGENT)).toContainText(/Healthy ?\d+ s ago/, {
    timeout: 60_000,
  });
  await expect(agentLinks(page)).toHaveCount(23);
});

async function readState() {
  const session = await ApiSession.signIn('guest');
  const { items } = await session.get<FleetPage>(FLEET);
  const timelines = await Promise.all(
    items.map(({ name }) =>
      session.get<Timeline>(`${AGENTS}/${name}/timeline?limit=200`),
    ),
  );
  return {
    refs: items.map(({ ref }) => ref),
    phaseSince: items.map(({ ref, phase, phaseSince }) => ({
      ref,
      phase,
      phaseSince,
    })),
    events: timelines.flatMap(({ items: events }, index) =>
      events.map(event => `${items[index].ref} ${JSON.stringify(event)}`),
    ),
    probes: await countProbes(session),
  };
}

async function countProbes(session: ApiSession): Promise<number> {
  const path = `${AGENTS}/quality-guardian/health?range=1h`;
  const { instances } = await session.get<AgentHealth>(path);
  return instances.reduce((sum, { history }) => sum + (history.probes ?? 0), 0);
}
