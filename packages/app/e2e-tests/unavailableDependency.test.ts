import type {
  AlertDetail,
  AlertPage,
  AlertRow,
  DependencyList,
} from '@agent-portal/plugin-agents-common';
import { expect, test } from '@playwright/test';
import { ApiSession } from './support/ApiSession';
import { operateFleet } from './support/operateFleet';
import { signIn } from './support/signIn';

const DEPENDENCY = 'vault';
const REF = `resource:default/${DEPENDENCY}`;
const PRODUCTION = 'resource:default/production';
const SEEN_WITHIN_MS = 90_000;

test.afterEach(() => operateFleet('dependency', 'up', DEPENDENCY));

test('one shared dependency down is one alert for all its agents, which escalates, is acknowledged on a phone and ends', async ({
  page,
  browser,
}) => {
  test.setTimeout(480_000);
  const session = await ApiSession.signIn('teamLead');
  const users = await readUsers(session);
  expect(users.length).toBeGreaterThan(2);
  await signIn(page, 'teamLead', '/agents/alerts');

  await operateFleet('dependency', 'down', DEPENDENCY);
  const { id, title } = await expectAlert(session, 'open');
  const card = page.getByRole('article', { name: `P1 ${title}` });
  await expect(card).toContainText(`${users.length} agents`, {
    timeout: SEEN_WITHIN_MS,
  });
  const alert = await session.get<AlertDetail>(`/api/agents/v1/alerts/${id}`);
  expect(alert.agents.map(({ ref }) => ref).sort()).toEqual(users);
  // Not one alert for each of them beside it.
  const { items } = await session.get<AlertPage>(
    '/api/agents/v1/alerts?kind=health&severity=P0&severity=P1',
  );
  const told = items.filter(({ agents, startedAt }) => {
    const since = Date.parse(startedAt) >= Date.parse(alert.startedAt) - 5_000;
    return since && agents.some(({ ref }) => users.includes(ref));
  });
  expect(told).toEqual([]);

  // Nobody answers within the deadline of the policy under test.
  await expect
    .poll(async () => (await readEvents(session, id)).join(), {
      timeout: SEEN_WITHIN_MS,
    })
    .toContain('escalated');

  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
  });
  await signIn(phone, 'teamLead', `/agents/alerts/${id}`);
  await phone.getByRole('button', { name: `Acknowledge, ${title}` }).click();
  await expect(card).toContainText(/Acknowledged/, { timeout: SEEN_WITHIN_MS });
  await phone.close();

  await operateFleet('dependency', 'up', DEPENDENCY);
  await expect
    .poll(async () => (await readEvents(session, id))[0], {
      timeout: SEEN_WITHIN_MS,
    })
    .toBe('resolved');
  await expect(card).toHaveCount(0, { timeout: SEEN_WITHIN_MS });
});

/** The agents that depend on it in production, by reference. */
async function readUsers(session: ApiSession): Promise<string[]> {
  const { items } = await session.get<DependencyList>(
    '/api/agents/v1/dependencies',
  );
  const found = items.find(
    ({ ref, environment }) => ref === REF && environment === PRODUCTION,
  );
  return (found?.agents ?? [])
    .filter(({ component }) => component !== undefined)
    .map(({ ref }) => ref)
    .sort();
}

async function expectAlert(
  session: ApiSession,
  state: string,
): Promise<AlertRow> {
  const find = async () => {
    const { items } = await session.get<AlertPage>(
      '/api/agents/v1/alerts?kind=dependency',
    );
    return items.find(({ subject }) => subject.ref === REF);
  };
  await expect
    .poll(async () => (await find())?.state, { timeout: SEEN_WITHIN_MS })
    .toBe(state);
  const alert = await find();
  if (!alert) throw new Error(`There is no alert about ${REF}`);
  return alert;
}

/** The kinds of what happened to an alert, the newest first. */
async function readEvents(session: ApiSession, id: string): Promise<string[]> {
  const { events } = await session.get<AlertDetail>(
    `/api/agents/v1/alerts/${id}`,
  );
  return events.map(({ kind }) => kind);
}
