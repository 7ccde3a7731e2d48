import { expect, test } from '@playwright/test';
import { PAGES } from './support/agentPages';
import { findBarriers } from './support/axe';
import { operateFleet } from './support/operateFleet';
import { showPage } from './support/showPage';
import { useDarkTheme } from './support/theme';

const AGENT = 'quality-guardian';
const AGENT_TITLE = 'QualityGuardian';
const SHOWN_WITHIN_MS = 60_000;

test('the sign-in page has no serious barrier', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Developer/ })).toBeEnabled();
  expect(await findBarriers(page)).toEqual([]);
});

for (const { title, ...target } of PAGES) {
  test(`${title} has no serious barrier, light or dark, wide or narrow`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await showPage(page, target);
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findBarriers(page)).toEqual([]);

    await page.setViewportSize({ width: 1280, height: 800 });
    await useDarkTheme(page);
    await showPage(page, { ...target, signedIn: true });
    expect(await findBarriers(page)).toEqual([]);
  });
}

test('a change that shows for a moment takes no contrast from what it marks', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await showPage(page, { path: '/agents?layout=board', shows: AGENT_TITLE });
  const card = page.getByRole('listitem').filter({ hasText: AGENT_TITLE });
  await page.addStyleTag({
    content: '* { animation-play-state: paused !important; }',
  });
  try {
    await operateFleet('down', AGENT);
    await expect(card).toContainText('Failing', { timeout: SHOWN_WITHIN_MS });
    expect(await card.evaluate(countAnimations)).toBeGreaterThan(0);
    expect(await findBarriers(page)).toEqual([]);
  } finally {
    await operateFleet('up', AGENT);
  }
  await expect(card).toContainText('Healthy', { timeout: SHOWN_WITHIN_MS });
});

function countAnimations(element: Element): number {
  return element.getAnimations({ subtree: true }).length;
}
