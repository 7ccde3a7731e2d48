import { stat } from 'node:fs/promises';
import { type Page, expect, test } from '@playwright/test';
import { agentPath } from './support/agentPages';
import { agentRow } from './support/fleetPage';
import { operateFleet } from './support/operateFleet';
import { inRepository } from './support/paths';
import { showPage } from './support/showPage';
import { useDarkTheme } from './support/theme';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
const MAXIMUM_BYTES = 300_000;

// The README's pictures are made on demand, so that no other run changes the tree.
if (process.env.UPDATE_SCREENSHOTS === '1') {
  test.describe('pictures of the README', () => {
    test.setTimeout(300_000);

    test.afterEach(async () => {
      await operateFleet('stable', 'orchestrator');
      await operateFleet('up', 'backend-developer');
    });

    test('are made with a canary under way and an agent that is down', async ({
      page,
    }) => {
      await operateFleet(
        ...['canary', 'orchestrator', '--version', '1.7.0', '--weight', '10%'],
      );
      await operateFleet('down', 'backend-developer');
      await showPage(page, { path: '/agents', shows: 'QualityGuardian' });
      await expect(agentRow(page, 'BackendDeveloper')).toContainText(
        'Failing',
        { timeout: 60_000 },
      );
      await expect(agentRow(page, 'Orchestrator')).toContainText('Canary', {
        timeout: 180_000,
      });

      await picture(page, 'fleet-1280', WIDE);
      await picture(page, 'fleet-390', NARROW);
      const agent = agentPath('quality-guardian');
      await show(page, agent, 'All components');
      await picture(page, 'agent-overview', { ...WIDE, height: 1000 });
      await show(page, `${agent}/health-kpis`, 'Requests by release');
      await page
        .getByRole('heading', { name: 'KPIs', exact: true })
        .evaluate(heading => heading.scrollIntoView());
      await picture(page, 'health-kpis', { ...WIDE, height: 1000 });
      await show(page, '/', 'Needs attention');
      await picture(page, 'home', WIDE);
      await useDarkTheme(page);
      await show(page, '/agents', 'QualityGuardian');
      await picture(page, 'fleet-dark', WIDE);
    });
  });
}

async function show(page: Page, path: string, shows: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await showPage(page, { path, shows, signedIn: true });
}

async function picture(
  page: Page,
  name: string,
  size: { width: number; height: number },
): Promise<void> {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  const path = inRepository('docs/images', `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  expect((await stat(path)).size).toBeLessThan(MAXIMUM_BYTES);
}
