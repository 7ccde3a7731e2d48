import { type Page, expect, test } from '@playwright/test';
import { agentLinks } from './support/fleetPage';
import { signIn } from './support/signIn';

test('the dark theme that a person chooses stays, and the fleet follows it', async ({
  page,
}) => {
  await signIn(page, 'guest', '/settings');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  await page.goto('/agents');
  await expect(agentLinks(page).first()).toBeVisible();
  expect(await brightness(page, 'body')).toBeLessThan(0.3);
  expect(await brightness(page, 'table')).toBeLessThan(0.3);
});

/** How bright the surface behind an element is, from 0 to 1. */
function brightness(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate(element => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const parts = getComputedStyle(at)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [0, 0, 0, 0];
        if ((parts[3] ?? 1) > 0.5) {
          return (parts[0] + parts[1] + parts[2]) / 3 / 255;
        }
      }
      return 1;
    });
}
