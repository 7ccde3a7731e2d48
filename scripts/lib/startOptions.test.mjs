import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portalServices } from './portalServices.mjs';
import { readStartOptions } from './startOptions.mjs';

const toolchain = { env: { PATH: '/bin' }, nodePath: '/node' };

test('without arguments everything starts on the usual ports', () => {
  const options = readStartOptions([]);
  assert.deepEqual(options.ports, { app: 3000, backend: 7007, fleet: 7100 });
  const services = portalServices({ options, toolchain });
  assert.deepEqual(
    services.map(({ name, port }) => [name, port]),
    [
      ['fleet', 7100],
      ['backend', 7007],
      ['app', 3000],
    ],
  );
  const [{ env }] = services;
  assert.deepEqual(
    Object.keys(env).filter(name => name.startsWith('APP_CONFIG')),
    [],
  );
});

test('another port reaches every setting that names it', () => {
  const options = readStartOptions(['--app-port', '3001']);
  const [{ env }] = portalServices({ options, toolchain });
  assert.equal(env.APP_CONFIG_app_baseUrl, 'http://localhost:3001');
  assert.equal(env.APP_CONFIG_backend_cors_origin, 'http://localhost:3001');
});

test('the demo fleet can be left out', () => {
  const options = readStartOptions(['--no-fleet']);
  assert.deepEqual(
    portalServices({ options, toolchain }).map(({ name }) => name),
    ['backend', 'app'],
  );
});

test('an option that is not known is refused with the list of those that are', () => {
  assert.throws(
    () => readStartOptions(['--port', '1']),
    /--port[^]*--app-port PORT/,
  );
});

for (const port of ['0', '65536', '-1', '3e3', 'abc', '']) {
  test(`'${port}' is not a port`, () => {
    assert.throws(
      () => readStartOptions([`--app-port=${port}`]),
      /--app-port is '.*', expected 1 to 65535/,
    );
  });
}
