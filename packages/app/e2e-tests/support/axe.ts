import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Findings of axe that are the host's alone, in its own frame around our pages. Each entry is one
 * rule at one place; everything else on the page counts.
 */
const OF_THE_HOST: ReadonlyArray<{ rule: string; within: string }> = [
  // The tabs of the scaffolder name panels that it does not give that id.
  { rule: 'aria-valid-attr-value', within: '[aria-label="Toolbar tabs"]' },
];

const IMPACTS = ['serious', 'critical'];

/** The serious and critical findings of axe on the page, each with where it is. */
export async function findBarriers(page: Page): Promise<string[]> {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await restOfMotion(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = await Promise.all(
    violations
      .filter(({ impact }) => IMPACTS.includes(impact ?? ''))
      .flatMap(({ id, nodes }) =>
        nodes.map(async node => {
          const selector = node.target.flat().join(' ');
          const ofTheHost = await isOfTheHost(page, id, selector);
          return ofTheHost
            ? []
            : [`${id}: ${selector}: ${node.html.slice(0, 160)}`];
        }),
      ),
  );
  return findings.flat();
}

/**
 * Resolves when no colour is on its way to another: those in between are nobody's. Animations
 * are judged as they are: figures that change flash at any moment, and the shadows of the host's
 * cards follow the scrolling for as long as the page is open.
 */
async function restOfMotion(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        animation =>
          !(animation instanceof CSSTransition) ||
          animation.playState !== 'running',
      ),
  );
}

async function isOfTheHost(page: Page, rule: string, selector: string) {
  const places = OF_THE_HOST.filter(known => known.rule === rule);
  for (const { within } of places) {
    const inside = await page
      .locator(selector)
      .first()
      .evaluate((element, place) => element.closest(place) !== null, within);
    if (inside) return true;
  }
  return false;
}
