import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './createLogger.ts';

test('leaves credentials out of the log, wherever they stand', () => {
  let line = '';
  const logger = createLogger(
    { level: 'info', environment: 'test' },
    { write: text => (line = text) },
  );
  logger.info({
    password: 'hidden-1',
    config: { apiKey: 'hidden-2', redis: { password: 'hidden-3' } },
    req: { headers: { authorization: 'hidden-4' } },
    user: 'jane',
  });
  assert.doesNotMatch(line, /hidden/);
  assert.match(line, /"user":"jane"/);
  assert.match(line, /"environment":"test"/);
});
