import { type Page, expect, test } from '@playwright/test';
import { agentPath } from './support/agentPages';
import { endExemption } from './support/agentsDatabase';
import { ApiSession } from './support/ApiSession';
import { signIn } from './support/signIn';

const SCORECARD = 'scorecard:default/test-and-documentation';
const STRATEGY_PARTNER = 'component:default/strategy-partner';
const DOCUMENT = 'BMAD Production Deployment Strategy (2025-01-27)';
const FOLLOWS_WITHIN_MS = 60_000;

interface Standing {
  rank: number;
  checks: Array<{ id: string; outcome: string }>;
}

for (const { name, coverage } of [
  { name: 'quality-guardian', coverage: '74 %' },
  { name: 'strategy-partner', coverage: '80 %' },
]) {
  test(`${name} misses the level that demands more than 80 % coverage, with source and date`, async ({
    page,
  }) => {
    await signIn(
      page,
      'guest',
      `${agentPath(name)}/readiness?scorecard=${SCORECARD}`,
    );
    const checks = page.getByRole('region', { name: 'Checks' });
    const check = checks
      .getByRole('listitem')
      .filter({ hasText: 'Tests cover more than 80 %' })
      .first();
    await expect(check).toContainText(`${coverage}, not over 80 %`, {
      timeout: FOLLOWS_WITHIN_MS,
    });
    await expect(check).toContainText(DOCUMENT);
  });
}

test('the gate answers no, and says what stands in the way', async () => {
  const pipeline = await ApiSession.signIn('developer');
  const decision = await pipeline.get<{
    verdict: string;
    demands: Array<{ status: string }>;
  }>(
    `/api/agents/v1/gate?agent=${STRATEGY_PARTNER}&environment=resource:default/production`,
  );
  expect(decision.verdict).toBe('fail');
  expect(decision.demands.map(({ status }) => status)).toContain('not-met');
});

test('an exemption is asked for by one, approved by another, and ends', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const developer = await ApiSession.signIn('developer');
  const teamLead = await ApiSession.signIn('teamLead');

  const { release } = await readReadiness(developer);
  const signed = await teamLead.request('/api/agents/v1/attestations', {
    method: 'POST',
    body: JSON.stringify({
      agent: STRATEGY_PARTNER,
      fact: 'attestation.test-suite',
      releaseDigest: release.digest,
    }),
  });
  expect(signed.status).toBe(201);

  const asked = await developer.request('/api/agents/v1/exemptions', {
    method: 'POST',
    body: JSON.stringify({
      type: 'check',
      agent: STRATEGY_PARTNER,
      scorecard: SCORECARD,
      check: 'test-coverage',
      reason: 'The last percent comes with the next sprint.',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  });
  expect(asked.status).toBe(201);
  const { id } = await asked.json();
  const own = await developer.request(
    `/api/agents/v1/exemptions/${id}/approve`,
    { method: 'POST', body: JSON.stringify({ reason: 'It is mine' }) },
  );
  expect(own.status).toBe(403);

  await signIn(page, 'teamLead', '/agents/readiness/inbox');
  await approve(page);
  await expectStanding(developer, { outcome: 'exempt', rank: 2 });

  endExemption(id);
  await expectStanding(developer, { outcome: 'fail', rank: 1 });
  await expect
    .poll(() => readNotifications(developer), { timeout: FOLLOWS_WITHIN_MS })
    .toContain('StrategiePartner');
});

async function approve(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Approve: StrategiePartner/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Approve the exemption' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Agreed for now.');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog).toBeHidden();
}

async function readReadiness(session: ApiSession) {
  return session.get<{
    release: { digest: string };
    scorecards: Array<Standing & { ref: string }>;
  }>('/api/agents/v1/agents/component/default/strategy-partner/readiness');
}

/** Waits until the agent has the level and the check of its coverage came to this. */
async function expectStanding(
  session: ApiSession,
  expected: { outcome: string; rank: number },
): Promise<void> {
  await expect
    .poll(
      async () => {
        const { scorecards } = await readReadiness(session);
        const standing = scorecards.find(({ ref }) => ref === SCORECARD);
        const check = standing?.checks.find(one => one.id === 'test-coverage');
        return { outcome: check?.outcome, rank: standing?.rank };
      },
      { timeout: FOLLOWS_WITHIN_MS },
    )
    .toEqual(expected);
}

async function readNotifications(session: ApiSession): Promise<string> {
  return JSON.stringify(await session.get('/api/notifications/notifications'));
}
