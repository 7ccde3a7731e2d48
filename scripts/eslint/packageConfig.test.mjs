import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { ESLint } = require('eslint');
const root = resolve(import.meta.dirname, '../..');

/** Rule ids that ESLint reports as errors for a snippet at a path. */
async function lint(path, code) {
  const [, folder] = path.match(/^((?:packages|plugins)\/[^/]+|benchmarks)\//);
  const eslint = new ESLint({ cwd: join(root, folder) });
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  return result.messages
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

function importing(name) {
  return `import * as imported from '${name}';\n\nexport const used = imported;\n`;
}

async function refuses(path, code, expected) {
  const errors = await lint(path, code);
  assert.ok(
    errors.some(error => expected.test(error)),
    `expected ${expected} for ${path}, got:\n${errors.join('\n') || 'nothing'}`,
  );
}

async function accepts(path, code) {
  assert.deepEqual(await lint(path, code), []);
}

const tableError = /^no-restricted-imports: .*packageTable/;
const layerError = /^@typescript-eslint\/no-restricted-imports: /;

const refusedByTable = [
  ['plugins/agents-common/src/x.ts', '@agent-portal/plugin-agents-node'],
  ['plugins/agents-node/src/x.ts', '@agent-portal/plugin-agents-backend'],
  ['plugins/agents/src/x.ts', '@agent-portal/plugin-agents-backend'],
  ['plugins/agents-react/src/x.ts', '@agent-portal/plugin-agents'],
  [
    'plugins/catalog-backend-module-agents/src/x.ts',
    '@agent-portal/plugin-agents-backend',
  ],
  [
    'plugins/agents-backend/src/x.ts',
    '@agent-portal/plugin-catalog-backend-module-agents',
  ],
  ['plugins/agents-common/src/x.test.ts', '@agent-portal/plugin-agents-node'],
  [
    'plugins/catalog-backend-module-agents/src/x.ts',
    '@agent-portal/plugin-agents-node/testUtils',
  ],
  ['packages/demo-fleet/src/x.ts', '@agent-portal/plugin-agents-node'],
];

for (const [path, name] of refusedByTable) {
  test(`${path} may not import ${name}`, () =>
    refuses(path, importing(name), tableError));
}

test('plugins/agents-backend may import agents-common', () =>
  accepts(
    'plugins/agents-backend/src/x.ts',
    importing('@agent-portal/plugin-agents-common'),
  ));

test('a test of agents-backend may import the catalog module', () =>
  accepts(
    'plugins/agents-backend/src/x.test.ts',
    importing('@agent-portal/plugin-catalog-backend-module-agents'),
  ));

test('a relative path into another package is refused', () =>
  refuses(
    'plugins/agents-common/src/x.ts',
    importing('../../agents-node/src/index'),
    /^@backstage\/no-relative-monorepo-imports: /,
  ));

const layerCases = [
  ['src/fleet/FleetService.ts', { refused: ['knex', 'express', 'undici'] }],
  [
    'src/fleet/DatabaseFleetStore.ts',
    { refused: ['express', 'undici'], accepted: ['knex'] },
  ],
  [
    'src/fleet/FleetReadModel.ts',
    { refused: ['express', 'undici'], accepted: ['knex'] },
  ],
  [
    'src/fleet/createFleetFeature.ts',
    { refused: ['express', 'undici'], accepted: ['knex'] },
  ],
  ['src/database/migrate.ts', { refused: ['express'], accepted: ['knex'] }],
  [
    'src/fleet/fleetRouter.ts',
    { refused: ['undici'], accepted: ['express-promise-router'] },
  ],
  [
    'src/fleet/FleetRouter.ts',
    { refused: ['knex', 'undici'], accepted: ['express'] },
  ],
  ['src/plugin.ts', { refused: ['knex', 'undici'] }],
  [
    'src/http/GuardedClient.ts',
    { refused: ['knex', 'express'], accepted: ['undici'] },
  ],
  [
    'src/fleet/FleetService.test.ts',
    { accepted: ['knex', 'express', 'undici'] },
  ],
];

for (const [file, { refused = [], accepted = [] }] of layerCases) {
  const path = `plugins/agents-backend/${file}`;
  for (const name of refused) {
    test(`${file} of agents-backend may not import ${name}`, () =>
      refuses(path, importing(name), layerError));
  }
  for (const name of accepted) {
    test(`${file} of agents-backend may import ${name}`, () =>
      accepts(path, importing(name)));
  }
}

const fetching = `export function load() {\n  return fetch('/x');\n}\n`;
const windowFetching = `export function load() {\n  return globalThis.fetch('/x');\n}\n`;

test('a frontend component may not call fetch', async () => {
  await refuses('plugins/agents/src/Card.tsx', fetching, /restricted-globals/);
  await refuses(
    'plugins/agents-react/src/Card.tsx',
    windowFetching,
    /restricted-properties/,
  );
});

test('an end-to-end test of the app may call fetch', () =>
  accepts('packages/app/e2e-tests/x.test.ts', fetching));

test('in agents-backend only src/http may call fetch', async () => {
  const folder = 'plugins/agents-backend/src';
  await refuses(`${folder}/health/Prober.ts`, fetching, /restricted-globals/);
  await accepts(`${folder}/http/Client.ts`, fetching);
});

test('any is refused', () =>
  refuses(
    'plugins/agents-common/src/x.ts',
    'export const x: any = 1;\n',
    /no-explicit-any/,
  ));
