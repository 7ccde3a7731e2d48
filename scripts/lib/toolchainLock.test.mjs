import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from './paths.mjs';
import { isFitNode, nodePackageFor, yarnVersionOf } from './versions.mjs';

const read = (...path) => JSON.parse(readFileSync(inRoot(...path), 'utf8'));
const { packages } = read('scripts', 'toolchain', 'package-lock.json');
const locked = Object.entries(packages).filter(([path]) => path !== '');

test('every fetched tool has an integrity hash and names no host', () => {
  assert.ok(locked.length > 0);
  for (const [path, entry] of locked) {
    assert.match(entry.integrity, /^sha512-/, path);
    assert.equal(entry.resolved, undefined, path);
  }
});

test('the Yarn that is fetched is the one packageManager names', () => {
  const { packageManager } = read('package.json');
  assert.equal(
    packages['node_modules/@yarnpkg/cli-dist'].version,
    yarnVersionOf(packageManager),
  );
});

const machines = [
  ['darwin', 'arm64'],
  ['darwin', 'x64'],
  ['linux', 'arm64'],
  ['linux', 'x64'],
  ['win32', 'x64'],
];

for (const [platform, architecture] of machines) {
  test(`the Node.js fetched for ${platform}-${architecture} is locked and fits`, () => {
    const name = nodePackageFor(platform, architecture);
    const { version } = packages[`node_modules/${name}`];
    assert.ok(isFitNode(version), version);
  });
}
