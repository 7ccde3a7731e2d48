/**
 * Layering inside `plugins/agents-backend`: HTTP in at the routers, Knex in the
 * stores, HTTP out in `src/http`. Everything else is free of all three.
 *
 * A row of `layers` names files and the restricted modules they may import.
 * Where a file matches more than one row, the last one holds.
 */
const restricted = {
  knex: 'Knex belongs in a *Store.ts, a *ReadModel.ts or src/database; call a store instead.',
  express: 'Express belongs in a *Router.ts; a service takes plain values.',
  'express-promise-router':
    'Express belongs in a *Router.ts; a service takes plain values.',
  undici:
    'Outgoing HTTP belongs in src/http, where the allow-list and the size and time limits are enforced.',
};

const layers = [
  {
    files: ['src/**/*Store.ts', 'src/**/*ReadModel.ts', 'src/database/**/*.ts'],
    mayImport: ['knex'],
  },
  {
    // Hands the database to the stores of a feature.
    files: ['src/*/create*Feature.ts'],
    mayImport: ['knex'],
  },
  {
    files: ['src/**/*Router.ts'],
    mayImport: ['express', 'express-promise-router'],
  },
  {
    files: ['src/http/**/*.ts'],
    mayImport: ['undici'],
  },
  {
    files: [
      'migrations/**',
      'src/**/*.test.ts',
      'src/**/__testUtils__/**',
      'src/**/testing/**',
    ],
    mayImport: Object.keys(restricted),
    mayFetch: true,
  },
];

function restrictionsExcept(mayImport) {
  return Object.entries(restricted)
    .filter(([name]) => !mayImport.includes(name))
    .map(([name, message]) => ({ name, message }));
}

const importRule = '@typescript-eslint/no-restricted-imports';

module.exports = {
  /** Rule for the files that no row of the table names. */
  layerRules: { [importRule]: ['error', { paths: restrictionsExcept([]) }] },
  /** One ESLint override per row. */
  layerOverrides: layers.map(({ files, mayImport, mayFetch }) => ({
    files,
    rules: {
      [importRule]: ['error', { paths: restrictionsExcept(mayImport) }],
      ...((mayFetch || mayImport.includes('undici')) && {
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
      }),
    },
  })),
};
