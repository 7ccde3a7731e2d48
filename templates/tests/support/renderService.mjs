import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** Answers that use most of what there is to choose. */
export const fullAnswers = {
  name: 'invoice-checker',
  title: 'Invoice "Checker"',
  description: 'Checks invoices against orders: {all} of them & more.',
  owner: 'group:default/core-agents',
  system: 'system:default/bmad',
  family: 'core',
  model: { provider: 'anthropic', name: 'claude-sonnet-4' },
  tools: ['search-documents', 'send-mail'],
  stores: ['postgresql', 'redis', 'milvus'],
  cloud: 'aws',
  exposure: 'public',
  riskTier: 'medium',
  rollout: {
    strategy: 'canary',
    plan: 'rolloutplan:default/bmad-rollout',
    wave: '2.1',
  },
  kpiTargets: { 'response-time': 1.5, 'error-rate': 0.002 },
};

/** Renders a service into a folder of its own, which `remove` takes away again. */
export async function renderService(answers) {
  const parent = await mkdtemp(join(tmpdir(), 'agent-service-'));
  const folder = join(parent, answers.name);
  const answersFile = join(parent, 'answers.json');
  await writeFile(answersFile, JSON.stringify(answers));
  await run(
    process.execPath,
    [
      join(root, 'scripts/render.mjs'),
      answersFile,
      join(root, 'templates/skeleton'),
      folder,
    ],
    { cwd: root },
  );
  return {
    folder,
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

// With this variable a service's own `node --test` takes itself for a part of this test and
// runs nothing.
const { NODE_TEST_CONTEXT: _own, ...environment } = process.env;

/** Runs a command in a service; throws with the end of its output when it fails. */
export async function runIn(folder, command, args, env = {}) {
  try {
    const { stdout } = await run(command, args, {
      cwd: folder,
      env: { ...environment, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const tail = `${error.stdout ?? ''}\n${error.stderr ?? ''}`.slice(-4_000);
    throw new Error(`${[command, ...args].join(' ')} failed\n${tail}`);
  }
}
