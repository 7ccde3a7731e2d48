import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryVariables } from './registry.mjs';

test('the registry of npm is handed to Yarn, past its warnings', () => {
  assert.deepEqual(
    registryVariables(['npm warn something', 'https://npm.example.com/a/']),
    { YARN_NPM_REGISTRY_SERVER: 'https://npm.example.com/a' },
  );
});

test('a registry without TLS is allowed by name', () => {
  assert.deepEqual(registryVariables(['http://npm.example.com:8080']), {
    YARN_NPM_REGISTRY_SERVER: 'http://npm.example.com:8080',
    YARN_UNSAFE_HTTP_WHITELIST: 'npm.example.com',
  });
});

test('an answer without an address changes nothing', () => {
  assert.deepEqual(registryVariables(['undefined']), {});
});
