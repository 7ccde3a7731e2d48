import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgres.mjs';
import { findPrometheus } from './prometheus.mjs';
import { findPromtool } from './promtool.mjs';
import { findPython } from './python.mjs';

/** At most two of everything at a time: the tests share the machine with databases and a browser. */
const WORKERS = '2';

function testTemplates(name) {
  return [
    'node',
    ...['--test', '--test-reporter=spec', `templates/tests/${name}.test.mjs`],
  ];
}

/**
 * The stages of `npm test`, in order. A stage is a list of commands; one with a
 * `prepare` may add to the environment of all later ones (`env`), say what it
 * found (`detail`), or that it cannot run here (`skip`).
 */
export const testStages = [
  {
    id: 'scripts',
    title: 'start and test scripts, lint rules',
    commands: [
      ['node', '--test', '--test-reporter=spec', 'scripts/**/*.test.mjs'],
    ],
  },
  {
    id: 'generated',
    title: 'generated files are current',
    commands: [['node', 'scripts/openapi.mjs', '--check']],
  },
  {
    id: 'format',
    title: 'formatting',
    commands: [['yarn', 'prettier', '--check', '.']],
  },
  {
    id: 'lint',
    title: 'lint, package table, layers',
    commands: [
      ['yarn', 'backstage-cli', 'repo', 'lint'],
      ['yarn', 'eslint', 'scripts', '--ext', '.js,.cjs,.mjs'],
    ],
  },
  {
    id: 'types',
    title: 'types',
    // From scratch: an incremental run may order the members of a union differently, and the
    // API reports would change with it.
    commands: [['yarn', 'tsc', '--incremental', 'false']],
  },
  {
    id: 'api',
    title: 'API reports are current',
    // The declarations that it reads are written by the types stage.
    needs: ['types'],
    commands: [['yarn', 'api-reports', '--ci']],
  },
  {
    id: 'postgresql',
    title: 'PostgreSQL for the store tests',
    prepare: async env => {
      const { reason, description, env: found } = await findPostgres(env);
      return reason
        ? { skip: `${reason}; the store tests run on SQLite only` }
        : { detail: description, env: found };
    },
  },
  {
    id: 'unit',
    title: 'unit, store and integration tests',
    needs: ['postgresql'],
    commands: [
      [
        'yarn',
        ...['backstage-cli', 'repo', 'test'],
        ...['--watchAll=false', '--coverage=false', `--maxWorkers=${WORKERS}`],
        // A limit on what hangs, not on what is slow: machines differ.
        '--testTimeout=120000',
      ],
    ],
  },
  {
    id: 'fuzz',
    title: 'parsers on a million inputs each',
    commands: [
      [
        'yarn',
        ...['backstage-cli', 'repo', 'test'],
        ...['--watchAll=false', '--coverage=false', `--maxWorkers=${WORKERS}`],
        ...['\\.fuzz\\.test\\.ts$'],
      ],
    ],
    prepare: async () => ({ env: { FUZZ_RUNS: '1000000' } }),
  },
  {
    id: 'typescript-service',
    title: 'generated TypeScript service: installs, passes, answers',
    commands: [testTemplates('typescript')],
  },
  {
    id: 'python-service',
    title: 'generated Python service: passes, answers',
    prepare: async env => {
      const { reason, python } = await findPython(env);
      return reason ? { skip: reason } : { env: { PYTHON_PATH: python } };
    },
    commands: [testTemplates('python')],
  },
  {
    id: 'alerts',
    title: 'generated alerts: each fires and stays silent',
    prepare: async env => {
      const { reason, promtool } = await findPromtool(env);
      return reason ? { skip: reason } : { env: { PROMTOOL_PATH: promtool } };
    },
    commands: [testTemplates('alerts')],
  },
  {
    id: 'prometheus',
    title: 'KPIs and alerts with a real Prometheus',
    prepare: async env => {
      const { reason, env: found } = await findPrometheus(env);
      return reason ? { skip: reason } : { env: found };
    },
    commands: [
      [
        'yarn',
        ...['backstage-cli', 'repo', 'test'],
        ...['--watchAll=false', '--coverage=false', `--maxWorkers=${WORKERS}`],
        '--testTimeout=120000',
        // They skip themselves in the stage of unit tests, which does not name a server.
        ...['\\.real\\.test\\.ts$'],
      ],
    ],
  },
  {
    id: 'e2e',
    title: 'end to end in Chromium',
    prepare: async env => {
      const chromium = await findChromium(env);
      return chromium
        ? { env: { CHROMIUM_PATH: chromium } }
        : {
            skip: 'no Chromium: install chromium or Google Chrome, or set CHROMIUM_PATH',
          };
    },
    commands: [['yarn', 'test:e2e']],
  },
];

/** Environment of every stage. */
export const testEnvironment = {
  CI: '1',
  BACKSTAGE_TEST_DISABLE_DOCKER: '1',
};

/** The stages that the arguments name, with those they need; all without arguments. */
export function selectStages(names) {
  const unknown = names.filter(
    name => !testStages.some(({ id }) => id === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `There is no stage '${unknown[0]}'. Stages: ${testStages
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  const wanted = new Set(
    names.flatMap(name => [
      name,
      ...(testStages.find(({ id }) => id === name).needs ?? []),
    ]),
  );
  return names.length === 0
    ? testStages
    : testStages.filter(({ id }) => wanted.has(id));
}
