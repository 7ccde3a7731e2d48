import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { PORTAL_URL } from './packages/app/e2e-tests/support/addresses';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

// The tests share one portal and look at how it changes over time: they run one
// after the other, and none is tried a second time.
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  globalSetup: './packages/app/e2e-tests/support/globalSetup.ts',
  outputDir: 'e2e-test-report/artifacts',
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'e2e-test-report/html' }],
  ],
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Limits on what hangs, not on what is slow: machines differ. What has to be there in time says so
  // in its own test.
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  globalTimeout: 60 * 60_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: PORTAL_URL,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // The tests of what it does allow it: all others see what the portal itself answers.
    serviceWorkers: 'block',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath:
        process.env.CHROMIUM_PATH ??
        CHROMIUM_PATHS.find(path => existsSync(path)),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
});
