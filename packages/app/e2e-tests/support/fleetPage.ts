import type { Locator, Page } from '@playwright/test';

/** The row of an agent in the table. */
export function agentRow(page: Page, title: string): Locator {
  return page
    .getByRole('table', { name: 'Agents' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

/** The links to the agents of the table, the board or the cards, in order. */
export function agentLinks(page: Page): Locator {
  return page.locator('[data-agent-link]');
}
