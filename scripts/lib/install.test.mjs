import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installFailure, yarnStep } from './install.mjs';

test('the steps of Yarn are told from its other lines', () => {
  assert.equal(yarnStep('➤ YN0000: ┌ Fetch step'), 'fetch step');
  assert.equal(
    yarnStep(
      '➤ YN0007: │ @scope/addon@npm:1.2.0 [8a1ce] must be built because it never has been before',
    ),
    'building @scope/addon',
  );
  assert.equal(yarnStep('➤ YN0000: │ something'), undefined);
});

test('a lockfile that does not fit is explained', () => {
  const text = installFailure({ code: 1, tail: ['YN0028: forbidden'] });
  assert.match(text, /YN0028: forbidden[^]*run `yarn install`/);
});

test('a registry that does not answer is explained', () => {
  const tail = ['RequestError: getaddrinfo ENOTFOUND registry'];
  assert.match(installFailure({ code: 1, tail }), /is this machine online\?$/);
});

test('an unknown failure shows the last output and the exit code', () => {
  assert.match(
    installFailure({ code: 7, tail: ['last words'] }),
    /exit code 7[^]*last words$/,
  );
});
