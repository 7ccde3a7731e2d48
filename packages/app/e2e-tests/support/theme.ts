import type { Page } from '@playwright/test';

/** Makes the app dark from its next start on, as the choice in its settings does. */
export async function useDarkTheme(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
}
