import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ManagedProcess } from './ManagedProcess';
import { inRepository } from './paths';

const SOURCES = [
  'app-config.yaml',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/agents-common/src',
  'plugins/agents-react/src',
  'plugins/agents/src',
  'yarn.lock',
];

/** Builds the app as it is deployed, unless it is there and newer than its sources. */
export async function buildApp(logFile: string): Promise<void> {
  const built = await changedAt(inRepository('packages/app/dist/index.html'));
  const sources = await Promise.all(
    SOURCES.map(path => changedAt(inRepository(path))),
  );
  if (built > Math.max(...sources)) return;

  await rm(logFile, { force: true });
  const build = ManagedProcess.create({
    title: 'build of the app',
    args: [
      inRepository('node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    cwd: inRepository('packages/app'),
    env: { ...process.env, NODE_ENV: 'production' },
    logFile,
  });
  await build.start();
  const end = await build.whenEnded();
  if (end !== 'exit code 0') {
    throw new Error(`The build of the app ended with ${end}: see ${logFile}`);
  }
}

/** When a file, or anything in a folder, changed last; 0 when there is none. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(
    names.map(name => changedAt(join(path, name))),
  );
  return Math.max(found.mtimeMs, ...times);
}
