import type { FleetPage } from '@agent-portal/plugin-agents-common';
import { type Page, expect, test } from '@playwright/test';
import { ApiSession } from './support/ApiSession';
import { agentLinks, agentRow } from './support/fleetPage';
import { signIn } from './support/signIn';
import { EXAMPLE_AGENTS } from './support/waitUntilRegistered';

/** In the order of their titles. */
const IN_PRODUCTION = [
  'BackendDeveloper',
  'FrontendDeveloper',
  'FullstackDeveloper',
  'Orchestrator',
  'ProductOwner',
  'QualityGuardian',
  'StrategiePartner',
  'TestEngineer',
];

test.beforeEach(async ({ page }) => {
  await signIn(page, 'developer');
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
});

test('filter, search and order are in the address, and survive reload and Back', async ({
  page,
}) => {
  await chooseFilter(page, 'Phase', 'Production');
  await expect(page).toHaveURL(/phase=production/);
  await expect(agentLinks(page)).toHaveCount(IN_PRODUCTION.length);

  await page.getByRole('button', { name: 'Agent', exact: true }).click();
  await expect(page).toHaveURL(/orderBy=name/);
  await expect(agentLinks(page)).toHaveText(IN_PRODUCTION);

  // The typing order and the case do not matter.
  await page.getByRole('searchbox').fill('agents CORE');
  await expect(page).toHaveURL(/text=agents\+CORE/);
  await expect(agentLinks(page)).toHaveCount(4);

  await page.reload();
  await expect(agentLinks(page)).toHaveCount(4);
  await expect(page.getByRole('searchbox')).toHaveValue('agents CORE');
  await expect(
    page.getByRole('columnheader', { name: 'Agent' }),
  ).toHaveAttribute('aria-sort', 'ascending');

  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(agentLinks(page)).toHaveCount(IN_PRODUCTION.length);
  await page.goBack();
  await page.goBack();
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
});

test('the counts match what their click filters', async ({ page }) => {
  const unknown = page.getByRole('button', { name: /^\d+ Unknown$/ });
  await expect(unknown).toHaveText('2 Unknown');
  await unknown.click();
  await expect(unknown).toHaveAttribute('aria-pressed', 'true');
  await expect(agentLinks(page)).toHaveCount(2);
  await unknown.click();
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);

  await page.getByRole('button', { name: /^Core agents: 4 agents/ }).click();
  await expect(page).toHaveURL(/wave=/);
  await expect(agentLinks(page)).toHaveCount(4);
});

test('what matches nothing says so, and clears at one click', async ({
  page,
}) => {
  await page.getByRole('searchbox').fill('nobody is called this');
  await expect(agentLinks(page)).toHaveCount(0);
  await page.getByRole('button', { name: /clear/i }).last().click();
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
});

test('a page that the address names is shown, with the way back', async ({
  page,
}) => {
  const session = await ApiSession.signIn('developer');
  const base = '/api/agents/v1/fleet?orderBy=name&order=asc';
  const first = await session.get<FleetPage>(`${base}&limit=15`);
  expect(first.items).toHaveLength(15);

  await page.goto(
    `/agents?orderBy=name&cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
  );
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS - 15);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages).toContainText(`7 of ${EXAMPLE_AGENTS} agents`);
  await pages.getByRole('button', { name: 'Previous' }).click();
  await expect(agentLinks(page).first()).toHaveText(first.items[0].title);
});

test('j and k go from agent to agent, Enter opens one, / goes to the search', async ({
  page,
}) => {
  const links = agentLinks(page);
  await page.keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.nth(0)).toBeFocused();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('quality');
  await expect(links).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(
    /\/catalog\/default\/component\/quality-guardian/,
  );
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('quality');
});

test('a click on a row opens the agent', async ({ page }) => {
  await agentRow(page, 'TestEngineer').getByText('Healthy').first().click();
  await expect(page).toHaveURL(/component\/test-engineer/);
});

test('the board shows every agent in the column of its phase', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Board' }).click();
  await expect(page).toHaveURL(/layout=board/);
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
  const production = page.getByRole('region', { name: 'Production' });
  await expect(production.locator('[data-agent-link]')).toHaveCount(
    IN_PRODUCTION.length,
  );
  await expect(
    page.getByRole('region', { name: 'Planned' }).locator('[data-agent-link]'),
  ).toHaveCount(2);
  await page.reload();
  await expect(agentLinks(page)).toHaveCount(EXAMPLE_AGENTS);
});

async function chooseFilter(page: Page, label: string, option: string) {
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
  await page.getByRole('option', { name: option }).click();
  await page.keyboard.press('Escape');
}
