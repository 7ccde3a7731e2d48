import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const ROOT = resolvePackagePath('@agent-portal/benchmarks', '..');
const APP = join(ROOT, 'packages', 'app');
const PLUGIN = '@agent-portal/plugin-agents';

/** Lies within the repository, so that its packages are found from there. */
const FOLDER = join(ROOT, 'benchmarks', '.bundle');

const run = promisify(execFile);

/** Builds a copy of the app and removes it once the result has been looked at. */
export async function buildApp<T>(
  options: { withAgents: boolean },
  look: (distFolder: string) => Promise<T>,
): Promise<T> {
  const folder = join(FOLDER, options.withAgents ? 'with' : 'without');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    for (const name of ['src', 'public', 'package.json', 'config.d.ts']) {
      await cp(join(APP, name), join(folder, name), { recursive: true });
    }
    if (!options.withAgents) await takePluginOut(folder);
    const cli = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
    await run(
      process.execPath,
      [cli, 'package', 'build', '--config', join(ROOT, 'app-config.yaml')],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    );
    return await look(join(folder, 'dist'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes the plugin out of the dependencies, where it is discovered, and out of `App.tsx`. */
async function takePluginOut(folder: string): Promise<void> {
  const packageFile = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(packageFile, 'utf8'));
  if (!(PLUGIN in manifest.dependencies)) {
    throw new Error(`packages/app does not depend on ${PLUGIN}`);
  }
  delete manifest.dependencies[PLUGIN];
  await writeFile(packageFile, JSON.stringify(manifest));

  const appFile = join(folder, 'src', 'App.tsx');
  const lines = (await readFile(appFile, 'utf8')).split('\n');
  const name = /^import (\w+) from/.exec(
    lines.find(line => line.includes(`'${PLUGIN}'`)) ?? '',
  )?.[1];
  const kept = lines.filter(
    line => !line.includes(`'${PLUGIN}'`) && line.trim() !== `${name},`,
  );
  if (name && kept.length !== lines.length - 2) {
    throw new Error(`${name} is not used in App.tsx in the way expected here`);
  }
  await writeFile(appFile, kept.join('\n'));
}
