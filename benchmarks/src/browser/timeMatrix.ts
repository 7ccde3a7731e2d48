import type { Page } from 'playwright-core';

const GIVE_UP_MS = 120_000;

/** What was seen of a page with the matrix. */
export interface SeenMatrix {
  /** From the navigation until the first rows are there and the page is idle, ms. */
  interactiveMs: number;
  /** DOM nodes in the grid. */
  nodes: number;
  /** Rows that the grid says it has. */
  rows: number;
}

/** Opens the matrix anew and waits until somebody could work with it. */
export async function timeMatrix(page: Page, url: string): Promise<SeenMatrix> {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(async giveUp => {
    const grid = () => document.querySelector('[role="grid"]');
    while (!grid()?.querySelector('[role="gridcell"]')) {
      if (performance.now() > giveUp) throw new Error('There is no matrix');
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    await new Promise(resolve => requestIdleCallback(resolve));
    const interactiveMs = performance.now();
    return {
      interactiveMs,
      nodes: grid()?.querySelectorAll('*').length ?? 0,
      rows: Number(grid()?.getAttribute('aria-rowcount')),
    };
  }, GIVE_UP_MS);
}
