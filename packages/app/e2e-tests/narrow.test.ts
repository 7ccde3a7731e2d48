import { type Page, expect, test } from '@playwright/test';
import { PAGES } from './support/agentPages';
import { agentLinks } from './support/fleetPage';
import { showPage } from './support/showPage';
import { signIn } from './support/signIn';
import { EXAMPLE_AGENTS } from './support/waitUntilRegistered';

test.use({ viewport: { width: 390, height: 844 } });

test('the sign-in page fits 390 px', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Guest/ })).toBeVisible();
  await expectNoOverflow(page);
});

for (const { title, ...target } of PAGES) {
  test(`${title} fits 390 px`, async ({ page }) => {
    await showPage(page, target);
    await expectNoOverflow(page);
  });
}

test('the fleet can be filtered at 390 px', async ({ page }) => {
  await signIn(page, 'guest');
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
  await page.getByRole('button', { name: /^Filters/ }).click();
  const filters = page.getByRole('dialog', { name: 'Filters' });
  await filters.getByRole('button', { name: /^Phase/ }).click();
  await page.getByRole('option', { name: 'Planned' }).click();
  await page.keyboard.press('Escape');
  await filters.getByRole('button', { name: 'Show 2 agents' }).click();
  await expect(agentLinks(page)).toHaveCount(2);
  await expectNoOverflow(page);
});

/** Neither the document nor anything that is seen in it is wider than the screen. */
async function expectNoOverflow(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      }),
    )
    .toBe(0);
  await expect.poll(() => findCutOff(page)).toEqual([]);
}

/** Scrolling regions of the page whose content is wider than they are, tables aside. */
function findCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main, main *, article, article *')]
      .filter(element => {
        const { right, width, height } = element.getBoundingClientRect();
        const visible = width > 1 && height > 1;
        return (
          visible &&
          right > window.innerWidth + 1 &&
          !element.closest('table') &&
          ![...ancestors(element)].some(scrollsSideways)
        );

        function* ancestors(start: Element): Generator<Element> {
          for (let at = start.parentElement; at; at = at.parentElement) {
            yield at;
          }
        }
        function scrollsSideways(candidate: Element): boolean {
          return ['auto', 'scroll'].includes(
            getComputedStyle(candidate).overflowX,
          );
        }
      })
      .map(element => element.outerHTML.slice(0, 120)),
  );
}
