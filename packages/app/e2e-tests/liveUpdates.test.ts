import type {
  HealthDocument,
  HealthStatus,
} from '@agent-portal/plugin-agents-common';
import { type Page, expect, test } from '@playwright/test';
import { PORTAL_URL } from './support/addresses';
import { agentPath } from './support/agentPages';
import { ApiSession } from './support/ApiSession';
import { agentRow } from './support/fleetPage';
import { operateFleet } from './support/operateFleet';
import { signIn } from './support/signIn';

const AGENT = 'quality-guardian';
const SHOWN_WITHIN_MS = 15_000;
const LOADED_WITHIN_MS = 60_000;

test.afterEach(() => operateFleet('up', AGENT));

test('an agent that goes down and comes back, shows everywhere within 15 s', async ({
  page,
  context,
}) => {
  await signIn(page, 'guest');
  const agentPage = await context.newPage();
  await agentPage.goto(agentPath(AGENT));
  const session = await ApiSession.signIn('guest');
  const surfaces = { fleetPage: page, agentPage, session };
  await expectEverywhere({
    ...surfaces,
    word: 'Healthy',
    status: 'pass',
    withinMs: LOADED_WITHIN_MS,
  });
  await markAsLoaded(page, agentPage);

  const down = Date.now();
  await operateFleet('down', AGENT);
  await expectEverywhere({ ...surfaces, word: 'Failing', status: 'fail' });
  report('down', down);
  await expectReasonAndTime({ ...surfaces, after: down });

  const up = Date.now();
  await operateFleet('up', AGENT);
  await expectEverywhere({ ...surfaces, word: 'Healthy', status: 'pass' });
  report('up', up);
  await expectNoReload(page, agentPage);
});

interface Surfaces {
  fleetPage: Page;
  agentPage: Page;
  session: ApiSession;
}

/** Row, card and health document, each within the time from now. */
async function expectEverywhere(
  options: Surfaces & { word: string; status: HealthStatus; withinMs?: number },
): Promise<void> {
  const { fleetPage, agentPage, session, word, status } = options;
  const timeout = options.withinMs ?? SHOWN_WITHIN_MS;
  await Promise.all([
    expect(agentRow(fleetPage, 'QualityGuardian')).toContainText(word, {
      timeout,
    }),
    expect(healthCard(agentPage)).toContainText(new RegExp(`^Health${word}`), {
      timeout,
    }),
    expect
      .poll(async () => (await readCheck(session)).status, {
        timeout,
      })
      .toBe(status),
  ]);
}

async function expectReasonAndTime(
  options: Surfaces & { after: number },
): Promise<void> {
  const { fleetPage, agentPage, session, after } = options;
  const row = agentRow(fleetPage, 'QualityGuardian');
  await expect(row).toContainText(/refuses the connection/);
  await expect(row.locator('time').first()).toHaveAttribute(
    'title',
    /\d\d:\d\d:\d\d UTC/,
  );

  const card = healthCard(agentPage);
  await expect(card).toContainText(/refuses the connection/);
  await expect(card).toContainText(/Last well \d+ s ago/);
  const since = await card.locator('time').first().getAttribute('datetime');
  expect(Date.parse(since ?? '')).toBeGreaterThan(after);

  const check = await readCheck(session);
  expect(check.output).toMatch(/refuses the connection/);
  expect(Date.parse(check.time ?? '')).toBeGreaterThan(after);
}

function healthCard(page: Page) {
  return page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Health', exact: true }),
  });
}

async function readCheck(session: ApiSession) {
  const document = await session.get<HealthDocument>('/health/agents');
  const check = document.checks?.[`${AGENT}:health`]?.[0];
  if (!check) throw new Error(`/health/agents does not name ${AGENT}`);
  return check;
}

const MARK = 'agent-portal-e2e-mark';

async function markAsLoaded(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.evaluate(mark => Reflect.set(window, mark, true), MARK);
  }
}

async function expectNoReload(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    expect(page.url()).toContain(PORTAL_URL);
    expect(await page.evaluate(mark => Reflect.get(window, mark), MARK)).toBe(
      true,
    );
  }
}

function report(what: string, since: number): void {
  test.info().annotations.push({
    type: what,
    description: `shown everywhere after ${Date.now() - since} ms`,
  });
}
