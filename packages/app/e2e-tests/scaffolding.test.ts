import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Page, expect, test } from '@playwright/test';
import { findBarriers } from './support/axe';
import { CreateForm } from './support/CreateForm';
import { agentRow } from './support/fleetPage';
import {
  findFreePort,
  GeneratedService,
  reasonNotToClone,
} from './support/GeneratedService';
import { signIn } from './support/signIn';
import { unregister } from './support/unregister';

const TEMPLATE = 'Agent service in TypeScript';
const NAME = 'invoice-checker';
const TITLE = 'InvoiceChecker';
const OWNER = 'Core agents';

/** From the start of the service's process until the fleet page says it. */
const HEALTHY_WITHIN_MS = 10_000;

test('a developer creates an agent, starts it, and sees it healthy within ten seconds', async ({
  page,
}) => {
  test.setTimeout(300_000);
  let remoteUrl = '';
  let service: GeneratedService | undefined;
  try {
    await signIn(page, 'developer');
    await fillIn(page, await findFreePort());
    await expectPreview(page);
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(page.getByText(NAME, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Create' }).click();
    remoteUrl = await readResult(page);

    await page.getByRole('button', { name: 'The agent in the fleet' }).click();
    const row = agentRow(page, TITLE);
    await expect(row).toContainText('Planned', { timeout: 30_000 });
    await expect(row).not.toContainText('Healthy');

    const reason = await reasonNotToClone();
    test.skip(reason !== undefined, reason);
    service = await GeneratedService.clone({ name: NAME, remoteUrl });
    const started = Date.now();
    await service.start();
    await expect(row).toContainText('Healthy', { timeout: HEALTHY_WITHIN_MS });
    const seconds = ((Date.now() - started) / 1_000).toFixed(1);
    console.log(`healthy on the fleet page ${seconds} s after its start`);
    test.info().annotations.push({
      type: 'measured',
      description: `healthy on the fleet page ${seconds} s after its start`,
    });
    await expect(row).toContainText('Development');
  } finally {
    await service?.remove();
    await unregister(NAME);
    if (remoteUrl) {
      await rm(fileURLToPath(remoteUrl), { recursive: true, force: true });
    }
  }
});

test('a name that no service can have, or that is taken, is refused with its reason', async ({
  page,
}) => {
  await signIn(page, 'developer');
  const form = await CreateForm.choose(page, TEMPLATE);
  await form.fillWho(OWNER);
  await form.next();
  await form.expectStep('What');

  await form.fillWhat({ name: 'Invoice Checker!', title: TITLE });
  await expect(page.getByText(/must be lower-case words/)).toBeVisible();
  await form.next();
  await expect(page.getByText(/must be lower-case words/)).toHaveCount(2);
  await form.expectStep('What');

  await form.name.fill('quality-guardian');
  await expect(page.getByText(/is taken by QualityGuardian/)).toBeVisible();
  await form.next();
  await expect(page.getByText(/is taken by QualityGuardian/)).toHaveCount(2);
  await form.expectStep('What');
});

test('no step of the form has a serious barrier', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, 'developer');
  const form = await CreateForm.choose(page, TEMPLATE);
  expect(await findBarriers(page)).toEqual([]);
  await form.fillWho(OWNER);
  await form.next();
  await form.expectStep('What');
  expect(await findBarriers(page)).toEqual([]);
  await form.fillWhat({ name: NAME, title: TITLE });
  await form.next();
  await form.expectStep('Where');
  expect(await findBarriers(page)).toEqual([]);
  await form.next();
  await form.expectStep('How far');
  await expectPreview(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByLabel('File', { exact: true })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

async function fillIn(page: Page, port: number): Promise<void> {
  const form = await CreateForm.choose(page, TEMPLATE);
  await form.fillWho(OWNER);
  await form.next();
  await form.expectStep('What');
  await form.fillWhat({ name: NAME, title: TITLE });
  await expect(page.getByText(`${NAME} is free.`)).toBeVisible();
  await form.next();
  await form.expectStep('Where');
  await form.fillPort(port);
  await form.next();
  await form.expectStep('How far');
}

async function expectPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the files' }).click();
  await expect(page.getByText(/^\d+ files will be made\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/^(\d+) of \1 checks passed/)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Text of catalog-info.yaml' }),
  ).toContainText(NAME);
  await page.getByRole('button', { name: 'Dockerfile', exact: true }).click();
  await expect(
    page.getByRole('region', { name: 'Text of Dockerfile' }),
  ).toContainText('FROM');
}

/** Reads the page about the finished task; resolves to the address to clone from. */
async function readResult(page: Page): Promise<string> {
  const steps = page.getByText(/git clone file:/);
  await expect(steps).toBeVisible({ timeout: 60_000 });
  const [, remoteUrl] =
    /git clone (file:\S+)/.exec(await steps.innerText()) ?? [];
  await page.getByRole('button', { name: 'What was made' }).click();
  await expect(page.getByText(/\d+ files, published to/)).toBeVisible();
  await expect(page.getByText(/^the pipeline in/)).toBeVisible();
  await page.getByRole('button', { name: 'What was checked' }).click();
  await expect(page.getByText(/passed: YAML can be read/)).toBeVisible();
  await expect(page.getByText(/^failed: /)).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: 'The agent in the catalog' }),
  ).toBeVisible();
  return remoteUrl;
}
