import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import type { Portal } from '../portal/startPortal';
import { GUEST_SESSION } from './guestSession';

/** Where the app says that its backend is; nothing listens there. */
const ORIGIN = 'http://localhost:7007';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Where Chromium is; nothing when it is not installed. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), ...CHROMIUM_PATHS].find(existsSync);
}

/** Starts Chromium without a window. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
}

/**
 * Opens the built app for a guest who may do everything. Questions about agents are answered by the
 * portal's backend; what belongs to other plugins is answered with nothing.
 */
export async function openApp(options: {
  browser: Browser;
  /** Folder of the built app. */
  dist: string;
  portal: Pick<Portal, 'get'>;
}): Promise<{ page: Page; urlOf: (path: string) => string }> {
  const { browser, dist, portal } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  await context.route('**/*', route => answer(route, { dist, portal }));
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/agents`);
  await page.getByRole('button', { name: /guest/i }).click();
  await page.getByRole('main').waitFor();
  return { page, urlOf: path => `${ORIGIN}${path}` };
}

async function answer(
  route: Route,
  { dist, portal }: { dist: string; portal: Pick<Portal, 'get'> },
): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  if (pathname.startsWith('/api/agents/') && request.method() === 'GET') {
    try {
      const { body } = await portal.get(`${pathname}${search}`);
      await route.fulfill({ body, contentType: 'application/json' });
    } catch (error) {
      // Said aloud: a page without its data would be fast.
      process.stderr.write(`${String(error).slice(0, 300)}\n`);
      await route.fulfill({ status: 502, json: {} });
    }
    return;
  }
  if (pathname === '/api/auth/guest/refresh') {
    await route.fulfill({ json: GUEST_SESSION });
    return;
  }
  if (pathname === '/api/permission/authorize') {
    const { items } = request.postDataJSON() as { items: { id: string }[] };
    await route.fulfill({
      json: { items: items.map(({ id }) => ({ id, result: 'ALLOW' })) },
    });
    return;
  }
  if (pathname.startsWith('/api/')) {
    await route.fulfill({ status: 404, json: {} });
    return;
  }
  const file = extname(pathname) ? pathname : '/index.html';
  const contentType = TYPES[extname(file)] ?? 'application/octet-stream';
  try {
    const body = await readFile(join(dist, file));
    await route.fulfill({ body, contentType });
  } catch {
    await route.fulfill({ status: 404 });
  }
}
