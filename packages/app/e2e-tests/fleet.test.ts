import type {
  AgentHealth,
  AgentKpis,
  FleetPage,
} from '@agent-portal/plugin-agents-common';
import { expect, test } from '@playwright/test';
import { ApiSession } from './support/ApiSession';
import { agentPath } from './support/agentPages';
import { agentLinks, agentRow } from './support/fleetPage';
import { signIn } from './support/signIn';
import { EXAMPLE_AGENTS } from './support/waitUntilRegistered';

const PLANNED = ['IdeaIncubator', 'WorkflowAutomator'];

test('the fleet page lists all agents of the examples with measured health', async ({
  page,
}) => {
  await signIn(page, 'guest');
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveText(
    `${EXAMPLE_AGENTS} agents`,
  );

  const titles = await agentLinks(page).allTextContents();
  for (const title of titles.filter(each => !PLANNED.includes(each))) {
    await expect(agentRow(page, title)).toContainText(
      /(Healthy|Degraded) ?\d+ s ago/,
    );
  }
  for (const title of PLANNED) {
    await expect(agentRow(page, title)).toContainText(
      /Planned.*Unknown ?never measured/,
    );
  }
});

test('health and KPI values differ from agent to agent and move', async () => {
  const session = await ApiSession.signIn('guest');
  const { items } = await session.get<FleetPage>(
    '/api/agents/v1/fleet?phase=production',
  );
  expect(items.length).toBeGreaterThanOrEqual(8);
  const names = items.map(({ name }) => name);

  const measure = () =>
    Promise.all(names.map(name => readMeasurements(session, name)));
  await expect
    .poll(async () => (await measure()).filter(isComplete).length, {
      message: 'agents whose health and KPIs are measured',
      timeout: 60_000,
    })
    .toBe(names.length);

  const first = await measure();
  for (const read of [
    (measured: Measured) => measured.responseTime,
    (measured: Measured) => measured.utilization,
  ]) {
    expect(new Set(first.map(read)).size).toBe(names.length);
  }

  await expect
    .poll(
      async () => {
        const second = await measure();
        return names.filter(
          (_, index) =>
            second[index].responseTime !== first[index].responseTime &&
            second[index].samples > first[index].samples &&
            second[index].healthAt > first[index].healthAt,
        );
      },
      { message: 'agents whose measurements moved', timeout: 60_000 },
    )
    .toEqual(names);
});

test('figures on an agent page move without a reload', async ({ page }) => {
  await signIn(page, 'guest', `${agentPath('quality-guardian')}/health-kpis`);
  const figure = page.getByRole('article', { name: 'Response time' });
  await expect(figure).toContainText(/n = [\d,]+/, { timeout: 60_000 });
  const first = await figure.textContent();
  const samples = /n = ([\d,]+)/.exec(first ?? '')?.[1];
  await expect(figure).not.toContainText(`n = ${samples}·`, {
    timeout: 60_000,
  });
});

interface Measured {
  healthAt: string;
  responseTime?: number;
  samples: number;
  utilization?: number;
}

async function readMeasurements(
  session: ApiSession,
  name: string,
): Promise<Measured> {
  const base = `/api/agents/v1/agents/component/default/${name}`;
  const health = await session.get<AgentHealth>(`${base}/health`);
  const kpis = await session.get<AgentKpis>(`${base}/kpis`);
  const kpi = (id: string) => kpis.results.find(result => result.id === id);
  const newest = health.instances
    .map(instance => instance.health.observedAt ?? '')
    .sort()
    .at(-1);
  return {
    healthAt: newest ?? '',
    responseTime: kpi('response-time')?.observed,
    samples: kpi('response-time')?.samples ?? 0,
    utilization: kpi('resource-utilization')?.observed,
  };
}

function isComplete(measured: Measured): boolean {
  return (
    measured.healthAt !== '' &&
    measured.responseTime !== undefined &&
    measured.utilization !== undefined
  );
}
