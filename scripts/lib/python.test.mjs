import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPython } from './python.mjs';

const only = working => async command => ({
  code: command === working ? 0 : 1,
});

test('the first Python that has the packages is taken', async () => {
  assert.deepEqual(await findPython({}, only('/usr/bin/python3')), {
    python: '/usr/bin/python3',
  });
});

test('PYTHON_PATH is the only candidate when it is set', async () => {
  const { reason } = await findPython(
    { PYTHON_PATH: '/opt/python' },
    only('python3'),
  );
  assert.match(reason, /^no Python with fastapi, .* install python3-fastapi/);
});
