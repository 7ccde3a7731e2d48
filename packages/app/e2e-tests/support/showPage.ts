import { type Page, expect } from '@playwright/test';
import { signIn } from './signIn';

const TIMEOUT_MS = 60_000;

/** Opens a page and resolves when it shows all that it has, skeletons gone. */
export async function showPage(
  page: Page,
  target: { path: string; shows: string; signedIn?: boolean },
): Promise<void> {
  if (target.signedIn) await page.goto(target.path);
  else await signIn(page, 'developer', target.path);
  await expect(
    page.getByText(target.shows).or(page.getByLabel(target.shows)).first(),
  ).toBeVisible({ timeout: TIMEOUT_MS });
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0, {
    timeout: TIMEOUT_MS,
  });
  // Cards come in pieces of code of their own, and each may start to load when it is there.
  await page.waitForLoadState('networkidle', { timeout: TIMEOUT_MS });
  await expect(page.getByRole('progressbar')).toHaveCount(0, {
    timeout: TIMEOUT_MS,
  });
}
