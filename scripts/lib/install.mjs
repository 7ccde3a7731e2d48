import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { registryEnvironment } from './registry.mjs';
import { runTool } from './runTool.mjs';
import { UserError } from './UserError.mjs';

const stampFile = inRoot('node_modules', '.agent-portal-install');

/** Installs the packages when something that decides about them has changed. */
export async function ensureInstalled({ toolchain, report = () => {} }) {
  if (process.env.AGENT_PORTAL_SKIP_INSTALL === '1') {
    return 'left as they are (AGENT_PORTAL_SKIP_INSTALL=1)';
  }
  const stamp = await installStamp(toolchain);
  if (
    existsSync(inRoot('node_modules', '.yarn-state.yml')) &&
    existsSync(stampFile) &&
    (await readFile(stampFile, 'utf8')) === stamp
  ) {
    return 'nothing to do';
  }
  if (!existsSync(inRoot('node_modules'))) {
    report('the first time takes 3 to 5 minutes and 2 GB of disk');
  }
  const result = await runTool('yarn', ['install', '--immutable'], {
    env: {
      ...toolchain.env,
      ...(await registryEnvironment(toolchain.env)),
    },
    onLine: line => {
      const step = yarnStep(line);
      if (step) {
        report(step);
      }
    },
  });
  if (result.code !== 0) {
    throw new UserError(installFailure(result));
  }
  await writeFile(stampFile, stamp);
  return 'installed';
}

/** What Yarn has begun, from a line of its output. */
export function yarnStep(line) {
  const built = /│ (@?[^@ ]+)@\S+(?: \[\w+\])? must be (?:re)?built/.exec(
    line,
  )?.[1];
  return built
    ? `building ${built}`
    : /┌ (.+)$/.exec(line)?.[1].toLocaleLowerCase('en-US');
}

/** Why an install failed, and what to do. */
export function installFailure({ code, tail }) {
  const output = tail.join('\n');
  const advice = [
    [
      /YN0028/,
      'yarn.lock does not fit the package.json files: run `yarn install` and commit yarn.lock.',
    ],
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|RequestError/,
      'The npm registry did not answer: is this machine online?',
    ],
    [/ENOSPC/, 'The disk is full: the packages need about 2 GB.'],
  ].find(([pattern]) => pattern.test(output))?.[1];
  return [
    `Installing the packages failed (yarn install --immutable, exit code ${code}):`,
    output,
    advice,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Changes with anything that decides about what is installed. */
async function installStamp({ nodePath, env }) {
  const manifests = await Promise.all(
    ['packages', 'plugins'].map(async parent =>
      (await readdir(inRoot(parent))).map(name => join(parent, name)),
    ),
  );
  const files = [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...['benchmarks', ...manifests.flat().sort()].map(folder =>
      join(folder, 'package.json'),
    ),
  ];
  const { tail } = await runTool(
    nodePath,
    ['-p', 'process.platform + process.arch + process.versions.modules'],
    { env },
  );
  const hash = createHash('sha256').update(tail.join());
  for (const file of files.filter(name => existsSync(inRoot(name)))) {
    hash.update(file).update(await readFile(inRoot(file)));
  }
  return hash.digest('hex');
}
