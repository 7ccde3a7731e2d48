import { expect, test } from '@playwright/test';
import { agentPath } from './support/agentPages';
import { AgentOnThisMachine } from './support/AgentOnThisMachine';
import { ApiSession } from './support/ApiSession';
import { agentRow } from './support/fleetPage';
import { signIn } from './support/signIn';
import { unregister } from './support/unregister';

const MEASURED_WITHIN_MS = 60_000;

let agent: AgentOnThisMachine;

test.beforeEach(async () => {
  agent = await AgentOnThisMachine.start('agent-from-elsewhere');
});

test.afterEach(async () => {
  await unregister(agent.catalogUrl);
  agent.stop();
});

test('an agent that is registered on the import page shows measured health within a minute', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signIn(page, 'developer', '/catalog-import');
  await page.getByRole('textbox', { name: /URL/ }).fill(agent.catalogUrl);
  await page.getByRole('button', { name: 'Analyze' }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  const imported = Date.now();
  const left = () => imported + MEASURED_WITHIN_MS - Date.now();
  await expect(
    page.getByRole('button', { name: 'Register another' }),
  ).toBeVisible();

  await page.goto('/agents?text=elsewhere');
  await expect(agentRow(page, agent.name)).toContainText(
    /Development.*Healthy ?\d+ s ago/,
    { timeout: left() },
  );
  test.info().annotations.push({
    type: 'measured',
    description: `shown ${Date.now() - imported} ms after the import`,
  });

  await page.goto(`${agentPath(agent.name)}/health-kpis`);
  const instance = page.getByRole('region', { name: /^Health in Dev/ });
  await expect(instance).toContainText(agent.url);
  await expect(instance).toContainText(/measured \d+ s ago/);
});

test('a guest is not offered to register, and is refused', async ({ page }) => {
  await signIn(page, 'guest', '/catalog-import');
  await expect(
    page.getByRole('heading', { name: 'Register Existing Component' }),
  ).toBeVisible();
  await expect(
    page.getByText(/takes the permission catalog\.entity\.create/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Analyze' })).toBeHidden();

  const session = await ApiSession.signIn('guest');
  const response = await session.request('/api/catalog/locations', {
    method: 'POST',
    body: JSON.stringify({ type: 'url', target: agent.catalogUrl }),
  });
  expect(response.status).toBe(403);
});
