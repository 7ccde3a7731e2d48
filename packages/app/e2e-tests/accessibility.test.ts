import { expect, test } from '@playwright/test';
import { PAGES } from './support/agentPages';
import { findBarriers } from './support/axe';
import { showPage } from './support/showPage';
import { useDarkTheme } from './support/theme';

test('the sign-in page has no serious barrier', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Developer/ })).toBeEnabled();
  expect(await findBarriers(page)).toEqual([]);
});

for (const { title, ...target } of PAGES) {
  test(`${title} has no serious barrier, light or dark, wide or narrow`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
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
