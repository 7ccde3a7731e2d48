import type {
  AlertDetail,
  AlertPage,
  AlertRow,
} from '@agent-portal/plugin-agents-common';
import { type CDPSession, type Page, expect, test } from '@playwright/test';
import { PORTAL_URL } from './support/addresses';
import { ApiSession } from './support/ApiSession';
import { operateFleet } from './support/operateFleet';
import { signIn } from './support/signIn';

test.use({ serviceWorkers: 'allow' });

/** One for each test, as an alert that is over may still be shown to the next. */
const AGENTS = ['quality-guardian', 'fullstack-developer'] as const;
const SEEN_WITHIN_MS = 90_000;
const ME = 'user:default/tess-teamlead';

test.describe('offline', () => {
  test.afterEach(async () => {
    for (const agent of AGENTS) await operateFleet('up', agent);
  });

  test('shows what was known last as such, and sends once what was acknowledged meanwhile', async ({
    page,
    context,
  }) => {
    test.setTimeout(300_000);
    await operateFleet('down', AGENTS[0]);
    const session = await ApiSession.signIn('teamLead');
    const { id, title } = await findAlert(session, AGENTS[0]);
    await openControlled(page, `/agents/alerts/${id}`);
    const acknowledge = page.getByRole('button', {
      name: `Acknowledge, ${title}`,
    });
    await expect(acknowledge).toBeEnabled();

    await context.setOffline(true);
    await page.reload();
    await expect(
      page.getByText(/^Offline\. This is what was known at \d\d:\d\d UTC/),
    ).toBeVisible();
    await expect(
      page.getByText(/^These figures are from .*The portal is not reached/),
    ).toBeVisible();
    await expect(
      page.getByRole('button', { name: `Resolve, ${title}` }),
    ).toBeDisabled();
    await expect(page.getByText(/^Resolve and silence: You are/)).toBeVisible();

    await acknowledge.click();
    await expectQueued(page);
    await page.reload();
    await expectQueued(page);
    await expect(acknowledge).toBeDisabled();
    expect((await readAlert(session, id)).state).toBe('open');

    await context.setOffline(false);
    await expect
      .poll(async () => (await readAlert(session, id)).state, {
        timeout: SEEN_WITHIN_MS,
      })
      .toBe('acknowledged');
    await expect(page.getByText(/^Offline\./)).toHaveCount(0);
    await expect(page.getByText(/will be sent/)).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(title).first()).toBeVisible();
    const { acknowledged, events } = await readAlert(session, id);
    expect(acknowledged?.by).toBe(ME);
    expect(events.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(
      1,
    );
  });

  test('sends it also when the portal is closed by then', async ({
    page,
    context,
  }) => {
    test.setTimeout(300_000);
    await operateFleet('down', AGENTS[1]);
    const session = await ApiSession.signIn('teamLead');
    const { id, title } = await findAlert(session, AGENTS[1]);
    await openControlled(page, `/agents/alerts/${id}`);
    const blank = await context.newPage();
    const devtools = await context.newCDPSession(blank);
    const registrationId = readRegistration(devtools);
    await context.setOffline(true);
    await page.getByRole('button', { name: `Acknowledge, ${title}` }).click();
    await expectQueued(page);
    await page.close();
    await context.setOffline(false);
    // The browser finds the time for it by itself, but not within that of a test.
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: PORTAL_URL,
      registrationId: await registrationId,
      tag: 'agent-portal-outbox',
      lastChance: false,
    });
    await expect
      .poll(async () => (await readAlert(session, id)).acknowledged?.by, {
        timeout: SEEN_WITHIN_MS,
      })
      .toBe(ME);

    const again = await context.newPage();
    await again.goto(`/agents/alerts/${id}`);
    await expect(again.getByText(/^Acknowledged by/).first()).toBeVisible();
    await expect(again.getByText(/by you offline|not taken/)).toHaveCount(0);
  });

  test('keeps nothing of a person who has signed out', async ({ page }) => {
    await openControlled(page, '/agents/alerts');
    await expect.poll(() => readKept(page)).toContain('/api/agents/v1/alerts');
    expect(await readKept(page)).not.toMatch(/eyJ[\w-]+\.eyJ/);

    await page.goto('/settings');
    await page.getByTestId('user-settings-menu').click();
    await page.getByText('Sign Out').click();
    await expect(
      page.getByRole('heading', { name: 'Try the portal as' }),
    ).toBeVisible();
    expect(await readKept(page)).not.toContain('/api/agents/');
    expect(await readKept(page)).not.toContain(ME);
  });

  test('can be installed, and tells of an alert while no page shows it', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['notifications'], { origin: PORTAL_URL });
    await openControlled(page, '/agents/alerts');
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send(
      'Page.getInstallabilityErrors',
    );
    // A context of a test is a private window, which is never installed from.
    expect(
      installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
    ).toEqual([]);

    const registrationId = readRegistration(devtools);
    await devtools.send('ServiceWorker.deliverPushMessage', {
      origin: PORTAL_URL,
      registrationId: await registrationId,
      data: JSON.stringify({
        id: 'alert-1',
        severity: 'P0',
        title: 'P0: QualityGuardian is failing in Production',
        link: `${PORTAL_URL}/agents/alerts/alert-1`,
      }),
    });
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          const shown = await registration.getNotifications();
          return shown.map(({ title, tag, body }) => ({ title, tag, body }));
        }),
      )
      .toEqual([
        {
          title: 'P0: QualityGuardian is failing in Production',
          tag: 'alert-1',
          body: 'P0 Critical: open it to acknowledge it.',
        },
      ]);
  });
});

/** Opens a page twice: the first time installs the service worker, the second goes through it. */
async function openControlled(page: Page, path: string): Promise<void> {
  await signIn(page, 'teamLead', path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

/** The id by which the browser's tools know the service worker. */
async function readRegistration(devtools: CDPSession): Promise<string> {
  const known = new Promise<string>(resolve => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', event => {
      const found = event.registrations.find(({ scopeURL }) =>
        scopeURL.startsWith(PORTAL_URL),
      );
      if (found) resolve(found.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  return known;
}

async function expectQueued(page: Page): Promise<void> {
  await expect(
    page.getByText(/^Acknowledged by you offline, will be sent/),
  ).toBeVisible();
}

async function findAlert(
  session: ApiSession,
  agent: string,
): Promise<AlertRow> {
  const find = async () => {
    const { items } = await session.get<AlertPage>(
      '/api/agents/v1/alerts?kind=health&severity=P0&state=open',
    );
    return items.find(({ subject }) => subject.ref?.endsWith(`/${agent}`));
  };
  await expect.poll(find, { timeout: SEEN_WITHIN_MS }).toBeDefined();
  const alert = await find();
  if (!alert) throw new Error(`There is no alert about ${agent}`);
  return alert;
}

function readAlert(session: ApiSession, id: string): Promise<AlertDetail> {
  return session.get<AlertDetail>(`/api/agents/v1/alerts/${id}`);
}

/** All that the service worker stored, but for the files of the app. */
function readKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      if (name.includes('static') || name.includes('shell')) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const stored = await cache.match(request);
        texts.push(`${name} ${request.url} ${await stored?.text()}`);
      }
    }
    return texts.join('\n');
  });
}
