import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { FLEET_URL } from './support/addresses';
import { ApiSession } from './support/ApiSession';
import { killBackend, startBackend } from './support/backendControl';
import { operateFleet } from './support/operateFleet';
import { signIn } from './support/signIn';

/** Four standard deviations: missed once in 16,000 runs. */
const BINOMIAL_BOUND = 4;
/** A step of the plan in minutes, with the minutes it is counted by. */
const STEP_WITHIN_MS = 240_000;
const FOLLOWS_WITHIN_MS = 60_000;

const GOOD = ['orchestrator', 'product-owner'];
const BAD = 'test-engineer';
const HELD = 'frontend-developer';

test.describe.configure({ mode: 'serial' });

test('a wave promotes itself on good traffic, at the weights that it says', async ({
  page,
  browser,
}) => {
  test.setTimeout(900_000);
  for (const name of GOOD) await offer(name, '2.0.0');
  await offer(BAD, '2.0.0', '--errors', '10%');
  await offer(HELD, '2.0.0');

  await signIn(page, 'releaseManager', '/agents/rollouts');
  await page
    .getByRole('button', { name: 'Start the plan BMAD agent rollout' })
    .click();
  await confirm(page, { reason: 'The releases are ready.', button: /^Start/ });
  const manager = await ApiSession.signIn('releaseManager');
  for (const name of GOOD) {
    const { id } = await expectRollout(manager, name, 'pending');
    const own = await operate(manager, id, 'approve', { gate: 'approval' });
    expect(own.status).toBe(403);
  }

  await approve(browser, 'Orchestrator', 'ProductOwner');
  for (const name of GOOD) {
    await expectShare(name);
  }

  // Killed with the traffic split, the portal goes on from what it had decided.
  const { weight } = await readTraffic(GOOD[0]);
  await killBackend();
  expect((await readTraffic(GOOD[0])).weight).toBe(weight);
  await startBackend();
  const session = await ApiSession.signIn('releaseManager');
  for (const name of GOOD) {
    const { id } = await expectRollout(
      session,
      name,
      'succeeded',
      2 * STEP_WITHIN_MS,
    );
    const replay = await session.get<{ identical: boolean }>(
      `/api/agents/v1/rollouts/${id}/replay`,
    );
    expect(replay.identical).toBe(true);
  }
  expect((await readTraffic(GOOD[0])).stable).toBe('2.0.0');
});

test('a candidate with 10 % errors is rolled back by itself, with the reason', async ({
  page,
  browser,
}) => {
  test.setTimeout(900_000);
  const manager = await ApiSession.signIn('releaseManager');
  await expectRollout(manager, BAD, 'pending');
  await approve(browser, 'TestEngineer', 'FrontendDeveloper');
  const { id } = await expectRollout(
    manager,
    BAD,
    'rolled-back',
    3 * STEP_WITHIN_MS,
  );
  expect((await readTraffic(BAD)).weight).toBe(0);

  await signIn(page, 'guest', `/agents/rollouts/${id}`);
  await expect(page.getByRole('main')).toContainText(
    /Rolled back at \d\d:\d\d UTC: \d+ (of \d+ .* beyond the limit of error-rate|errors? in \d+ requests)/,
  );
  const replay = await manager.get<{ identical: boolean }>(
    `/api/agents/v1/rollouts/${id}/replay`,
  );
  expect(replay.identical).toBe(true);
});

test('stopping the line holds every rollout where it is', async ({ page }) => {
  test.setTimeout(600_000);
  const manager = await ApiSession.signIn('releaseManager');
  const before = await expectRollout(manager, HELD, 'baking', STEP_WITHIN_MS);

  await signIn(page, 'releaseManager', '/agents/rollouts');
  await page.getByRole('button', { name: 'Stop the line' }).click();
  await confirm(page, {
    reason: 'Something is wrong.',
    button: 'Stop every rollout',
  });
  await expect(page.getByRole('region', { name: 'Stop line' })).toContainText(
    'Something is wrong.',
  );
  await expect
    .poll(async () => (await readRollout(manager, HELD))?.holds[0]?.code, {
      timeout: FOLLOWS_WITHIN_MS,
    })
    .toBe('stop-line');
  const held = await readRollout(manager, HELD);
  // Longer than the step would have taken.
  await page.waitForTimeout(90_000);
  expect((await readRollout(manager, HELD))?.weight).toBe(held?.weight);
  expect((await readTraffic(HELD)).weight).toBe(held?.weight);
  expect(held?.weight).toBeGreaterThanOrEqual(before.weight);

  await page.getByRole('button', { name: 'Let the line go on' }).click();
  await confirm(page, { reason: 'It was nothing.', button: 'Let them go on' });
  await expectRollout(manager, HELD, 'succeeded', 2 * STEP_WITHIN_MS);
});

async function offer(agent: string, version: string, ...faults: string[]) {
  await operateFleet(
    'canary',
    agent,
    '--version',
    version,
    '--weight',
    '0%',
    ...faults,
  );
}

async function confirm(
  page: Page,
  options: { reason: string; button: string | RegExp },
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill(options.reason);
  await dialog.getByRole('button', { name: options.button }).click();
  await expect(dialog).toBeHidden();
}

/** Approves rollouts of agents as the team lead, on the page where they wait. */
async function approve(browser: Browser, ...titles: string[]): Promise<void> {
  const page = await browser.newPage();
  await signIn(page, 'teamLead', '/agents/rollouts/waiting');
  for (const title of titles) {
    const button = page.getByRole('button', {
      name: new RegExp(`^Approve: .*, ${title} `),
    });
    await button.click();
    await confirm(page, { reason: 'It was tested.', button: /^Approve/ });
    await expect(button).toHaveCount(0, { timeout: FOLLOWS_WITHIN_MS });
  }
  await page.close();
}

/** The candidate gets its share of the requests at the agent itself, within binomial bounds. */
async function expectShare(agent: string): Promise<void> {
  await expect
    .poll(async () => (await readTraffic(agent)).weight, {
      timeout: STEP_WITHIN_MS,
    })
    .toBe(10);
  await expect
    .poll(async () => totalOf(await readTraffic(agent)), {
      timeout: STEP_WITHIN_MS,
    })
    .toBeGreaterThan(20);
  const { weight, candidate, sinceChange } = await readTraffic(agent);
  const total = totalOf({ sinceChange });
  const got =
    sinceChange.served.find(({ version }) => version === candidate)?.requests ??
    0;
  const share = weight / 100;
  expect(Math.abs(got / total - share)).toBeLessThan(
    BINOMIAL_BOUND * Math.sqrt((share * (1 - share)) / total),
  );
}

interface Traffic {
  weight: number;
  stable: string;
  candidate?: string;
  sinceChange: { served: Array<{ version: string; requests: number }> };
}

function totalOf({ sinceChange }: Pick<Traffic, 'sinceChange'>): number {
  return sinceChange.served.reduce((sum, { requests }) => sum + requests, 0);
}

async function readTraffic(agent: string): Promise<Traffic> {
  const response = await fetch(`${FLEET_URL}/agents/${agent}/traffic`);
  const { instances } = await response.json();
  const found = instances.find(({ environment }: { environment: string }) =>
    /\bproduction$/.test(environment),
  );
  if (!found) throw new Error(`${agent} has no instance in production`);
  return found;
}

async function readRollout(
  session: ApiSession,
  agent: string,
): Promise<RolloutRow | undefined> {
  const { items } = await session.get<{ items: RolloutRow[] }>(
    `/api/agents/v1/rollouts?agent=component:default/${agent}`,
  );
  return items[0];
}

async function expectRollout(
  session: ApiSession,
  agent: string,
  state: string,
  timeout = FOLLOWS_WITHIN_MS,
): Promise<RolloutRow> {
  await expect
    .poll(async () => (await readRollout(session, agent))?.state, {
      timeout,
      message: `the rollout of ${agent}`,
    })
    .toBe(state);
  const rollout = await readRollout(session, agent);
  if (!rollout) throw new Error(`There is no rollout of ${agent}`);
  return rollout;
}

function operate(
  session: ApiSession,
  id: string,
  operation: string,
  body: object,
): Promise<Response> {
  return session.request(`/api/agents/v1/rollouts/${id}/${operation}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
}
