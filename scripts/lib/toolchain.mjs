import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { inRoot } from './paths.mjs';
import { runTool } from './runTool.mjs';
import { UserError } from './UserError.mjs';
import { isFitNode, nodePackageFor, yarnVersionOf } from './versions.mjs';

const folder = inRoot('.toolchain');
const binFolder = join(folder, 'bin');
const stampFile = join(folder, 'stamp');
const lockFolder = inRoot('scripts', 'toolchain');

/**
 * Finds, or fetches into .toolchain/, a Node.js and a Yarn that fit. Resolves to
 * the environment to run everything else in, the Node.js binary and what it is.
 */
export async function ensureToolchain({ report = () => {} } = {}) {
  const { packageManager } = JSON.parse(await readFile(inRoot('package.json')));
  const yarnVersion = yarnVersionOf(packageManager);
  // A Node.js that was fetched before is kept for whoever comes with another one: native addons were
  // compiled against it, and a portal may be running on it.
  const fit = isFitNode(process.version) && !(await isFetched(true));
  const ownYarn = fit && (await yarnOnPath()) === yarnVersion;

  if (!ownYarn) {
    await fetchTools({ withNode: !fit, report });
  }
  const nodePath = fit ? process.execPath : fetchedNode();
  const env = toolEnvironment({ nodePath, ownYarn });
  const version = await runTool(nodePath, ['--version'], { env });
  return {
    env,
    nodePath,
    description: `Node.js ${version.tail.at(-1)}${
      fit ? '' : ' (in .toolchain)'
    }, Yarn ${yarnVersion}${ownYarn ? '' : ' (in .toolchain)'}`,
  };
}

async function yarnOnPath() {
  // Set by the Yarn that runs this script, and quicker than asking.
  const runner = /^yarn\/(\S+)/.exec(process.env.npm_config_user_agent ?? '');
  if (runner) {
    return runner[1];
  }
  const { code, tail } = await runTool('yarn', ['--version']);
  return code === 0 ? tail.at(-1) : undefined;
}

function fetchedNode() {
  const name = nodePackageFor(process.platform, process.arch);
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', binary);
}

async function fetchTools({ withNode, report }) {
  if (withNode && !nodePackageFor(process.platform, process.arch)) {
    throw new UserError(
      `This is Node.js ${process.version} on ${process.platform}-${process.arch}. The portal needs Node.js 22 (22.12 or newer), and there is no package to fetch one from for this machine. Install Node.js 22 from https://nodejs.org and try again.`,
    );
  }
  if (await isFetched(withNode)) {
    return;
  }

  report(
    withNode
      ? `Node.js ${process.version} does not fit: fetching Node.js 22 and Yarn into .toolchain/ (about 60 MB)`
      : 'fetching Yarn into .toolchain/',
  );
  await mkdir(binFolder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(lockFolder, name), join(folder, name));
  }
  const result = await runTool(
    'npm',
    [
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      ...(withNode ? ['--include=optional'] : ['--omit=optional']),
    ],
    { cwd: folder },
  );
  if (result.code === 127) {
    throw new UserError(
      'npm was not found. It comes with Node.js: install Node.js from https://nodejs.org, or Node.js 22 and Yarn, and try again.',
    );
  }
  if (result.code !== 0) {
    throw new UserError(
      `Fetching the tools failed (npm ci, exit code ${
        result.code
      }):\n\n${result.tail.join(
        '\n',
      )}\n\nIs this machine online, and does 'npm ping' answer?`,
    );
  }
  if (withNode && !existsSync(fetchedNode())) {
    throw new UserError(
      `npm left out the optional package with Node.js: ${fetchedNode()} is not there. Check that npm's omit setting does not name 'optional'.`,
    );
  }
  await writeYarn();
  await writeFile(stampFile, await stampOf(withNode));
}

/** Whether just this is in .toolchain/ already. */
async function isFetched(withNode) {
  return (
    existsSync(stampFile) &&
    (await readFile(stampFile, 'utf8')) === (await stampOf(withNode))
  );
}

async function stampOf(withNode) {
  return createHash('sha256')
    .update(`${process.platform}-${process.arch} node:${withNode} `)
    .update(await readFile(join(lockFolder, 'package-lock.json')))
    .digest('hex');
}

/** Puts a `yarn` beside the fetched tools, as Backstage's CLI calls it by name. */
async function writeYarn() {
  const script = '../node_modules/@yarnpkg/cli-dist/bin/yarn.js';
  const forShell = join(binFolder, 'yarn');
  await writeFile(
    forShell,
    `#!/bin/sh\nexec node "$(dirname "$0")/${script}" "$@"\n`,
  );
  await chmod(forShell, 0o755);
  await writeFile(
    join(binFolder, 'yarn.cmd'),
    `@node "%~dp0${script.replaceAll('/', '\\')}" %*\r\n`,
  );
}

function toolEnvironment({ nodePath, ownYarn }) {
  const nodeFolder = dirname(nodePath);
  const nodeHome = dirname(nodeFolder);
  const pathName =
    Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ??
    'PATH';
  const env = {
    ...process.env,
    [pathName]: [
      ...(ownYarn ? [] : [binFolder]),
      nodeFolder,
      process.env[pathName],
    ].join(delimiter),
    // Nothing here downloads browsers or reports usage.
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    PUPPETEER_SKIP_DOWNLOAD: '1',
    SCARF_ANALYTICS: 'false',
    DISABLE_OPENCOLLECTIVE: '1',
    YARN_ENABLE_TELEMETRY: '0',
  };
  // Native addons are compiled against this Node.js, whatever npm is set to.
  if (existsSync(join(nodeHome, 'include', 'node', 'node.h'))) {
    env.npm_config_nodedir = nodeHome;
  }
  return env;
}
