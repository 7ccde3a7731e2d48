const { join } = require('node:path');
const createPackageConfig = require('@backstage/cli/config/eslint-factory');
const packageTable = require('./packageTable');
const { layerRules, layerOverrides } = require('./layers');

const FRONTEND_ROLES = ['frontend', 'frontend-plugin', 'web-library'];

/** Entry points of our packages besides the main one. */
const SUBPATHS = ['', '/testUtils', '/legacy', '/alpha', '/package.json'];

function internalPackages() {
  return Object.keys(packageTable).filter(name => name !== 'app');
}

/** Import restrictions for one package, in the form no-restricted-imports takes. */
function tableRestrictions(packageName, allowed) {
  const plugins = internalPackages().filter(name => name.includes('/plugin-'));
  const permitted = allowed.flatMap(name => (name === '*' ? plugins : [name]));
  return internalPackages()
    .filter(name => name !== packageName && !permitted.includes(name))
    .flatMap(name =>
      SUBPATHS.map(subpath => ({
        name: `${name}${subpath}`,
        message: `${packageName} may not import ${name}: see scripts/eslint/packageTable.js.`,
      })),
    );
}

/** Refuses `fetch`, `window.fetch` and `globalThis.fetch`. */
function noFetch(message) {
  return {
    'no-restricted-globals': ['error', { name: 'fetch', message }],
    'no-restricted-properties': [
      'error',
      ...['window', 'globalThis', 'global', 'self'].map(object => ({
        object,
        property: 'fetch',
        message,
      })),
    ],
  };
}

/** Rules that hold in some packages only. */
function rulesFor(packageName, role) {
  if (FRONTEND_ROLES.includes(role)) {
    return noFetch(
      'Ask an API ref through a query hook; components know nothing of the network.',
    );
  }
  if (packageName === '@agent-portal/plugin-agents-backend') {
    return {
      ...layerRules,
      ...noFetch(
        'Outgoing HTTP belongs in src/http, where the allow-list and the limits are enforced.',
      ),
    };
  }
  return {};
}

/**
 * The ESLint configuration of one package: Backstage's own for its role, the
 * package table, the layers of the backend plugin, and the house rules.
 */
function packageConfig(directory) {
  const { name, backstage } = require(join(directory, 'package.json'));
  const row = packageTable[name];
  if (!row) {
    throw new Error(
      `${name} has no row in scripts/eslint/packageTable.js: add one that says what it may import`,
    );
  }
  const { imports, testImports = [] } = row;
  return createPackageConfig(directory, {
    restrictedSrcImports: tableRestrictions(name, imports),
    restrictedTestImports: tableRestrictions(name, [
      ...imports,
      ...testImports,
    ]),
    rules: {
      // The API client's methods are named after HTTP verbs: client.GET(...).
      'new-cap': ['error', { capIsNew: false }],
      'max-lines': [
        'warn',
        { max: 300, skipBlankLines: true, skipComments: true },
      ],
      ...rulesFor(name, backstage.role),
    },
    tsRules: { '@typescript-eslint/no-explicit-any': 'error' },
    overrides: [
      ...(name === '@agent-portal/plugin-agents-backend' ? layerOverrides : []),
      {
        files: ['**/generated/**', '**/*.generated.ts'],
        rules: { 'max-lines': 'off' },
      },
      {
        // They run in Node.js, beside the browser.
        files: ['e2e-tests/**'],
        rules: {
          'no-console': 'off',
          'no-restricted-globals': 'off',
          'no-restricted-properties': 'off',
        },
      },
    ],
  });
}

module.exports = packageConfig;
