import { parseHealthDocument } from './parseHealthDocument';

function json(document: unknown, status = 200) {
  return parseHealthDocument({
    status,
    contentType: 'application/health+json; charset=utf-8',
    body: JSON.stringify(document),
  });
}

function plain(body: string, options: { status?: number; type?: string } = {}) {
  const { status = 200, type = 'text/plain' } = options;
  return parseHealthDocument({ status, contentType: type, body });
}

describe('parseHealthDocument', () => {
  describe('the status that a document declares', () => {
    it.each([
      ['pass', 'pass'],
      ['ok', 'pass'],
      ['UP', 'pass'],
      ['Healthy', 'pass'],
      [' pass ', 'pass'],
      ['warn', 'warn'],
      ['DEGRADED', 'warn'],
      ['fail', 'fail'],
      ['error', 'fail'],
      ['down', 'fail'],
      ['OUT_OF_SERVICE', 'fail'],
      ['unknown', 'unknown'],
    ])('"%s" is %s', (word, status) => {
      expect(json({ status: word })).toMatchObject({
        status,
        components: [],
        isDocument: true,
      });
    });

    it.each([
      [{ ok: true }, 'pass'],
      [{ healthy: false }, 'fail'],
      [{ status: true }, 'pass'],
    ])('%j is %s', (document, status) => {
      expect(json(document).status).toBe(status);
    });

    it.each([
      ['a word without meaning', { status: 'banana' }, 'the status "banana"'],
      ['a number', { status: 200 }, 'JSON without a status'],
      ['nothing', {}, 'JSON without a status'],
      ['a list', [], 'JSON that is not an object'],
      ['a string', 'pass', 'JSON that is not an object'],
    ])('is unknown for %s', (_, document, said) => {
      expect(json(document)).toMatchObject({
        status: 'unknown',
        reason: expect.stringContaining(`Answered ${said}`),
        isDocument: false,
      });
    });

    it('is the worst of the checks when it is missing', () => {
      const checks = {
        'a:b': [{ status: 'pass' }],
        'c:d': [{ status: 'warn' }],
      };
      expect(json({ checks }).status).toBe('warn');
      expect(json({ checks: { 'a:b': [{}] } }).status).toBe('unknown');
    });

    it('is that of the service, which knows what it can do without', () => {
      const checks = { 'cache:hits': [{ status: 'fail', output: 'no route' }] };
      expect(json({ status: 'warn', checks })).toMatchObject({
        status: 'warn',
        reason: 'Reports warn: cache:hits is fail (no route)',
        cause: 'reports:cache:hits',
      });
    });
  });

  describe('the status code', () => {
    it.each([
      [200, 'pass', 'Answers 200'],
      [204, 'pass', 'Answers 204'],
      [304, 'unknown', 'Answers 304, which says nothing about its health'],
      [401, 'unknown', 'it asks for credentials'],
      [403, 'unknown', 'it asks for credentials'],
      [404, 'fail', 'Answers 404'],
      [429, 'unknown', 'it limits how often it may be asked'],
      [500, 'fail', 'Answers 500'],
      [503, 'fail', 'Answers 503'],
    ])('%i without a document is %s', (code, status, reason) => {
      expect(plain('', { status: code, type: '' })).toMatchObject({
        status,
        reason: expect.stringContaining(reason),
        cause: `http-${code}`,
        isDocument: false,
      });
    });

    it('of an error outweighs a document that says all is well', () => {
      expect(json({ status: 'pass' }, 503)).toMatchObject({
        status: 'fail',
        reason: 'Answers 503 although its document reports pass',
      });
    });

    it('of an error goes with a document that says why', () => {
      expect(
        json({ status: 'fail', output: 'out of disk' }, 503),
      ).toMatchObject({ status: 'fail', reason: 'Reports fail: out of disk' });
    });
  });

  describe('what is not a health document', () => {
    it.each([
      ['a page', '<!doctype html><p>Hi', 'text/html; charset=utf-8', 'HTML'],
      ['a page without a type', '<HTML lang="en">', '', 'HTML'],
      ['a picture', 'PNG', 'image/png', 'image/png'],
      ['XML', '<health/>', 'application/xml', 'application/xml'],
      ['half a document', '{"status":"pa', 'application/json', 'JSON that'],
      ['half an untyped one', '{"status":"pa', '', 'text'],
    ])('is unknown for %s with status 200', (_, body, type, said) => {
      const reading = plain(body, { type });
      expect(reading).toMatchObject({ status: 'unknown', isDocument: false });
      expect(reading.reason).toContain(`Answered ${said}`);
      expect(reading.reason).toContain('not a health document');
    });

    it('keeps the verdict of an error code', () => {
      expect(plain('<html>', { status: 502, type: 'text/html' })).toMatchObject(
        { status: 'fail', reason: 'Answers 502' },
      );
    });
  });

  it.each([
    ['OK', 'pass'],
    ['fail', 'fail'],
    ['welcome', 'pass'],
    ['', 'pass'],
  ])('takes the plain text "%s" as %s', (body, status) => {
    expect(plain(body).status).toBe(status);
  });

  it('reads application/health+json', () => {
    const reading = json({
      status: 'pass',
      version: '1',
      releaseId: '1.4.0',
      checks: {
        'postgres:responseTime': [
          {
            componentId: 'main',
            componentType: 'datastore',
            observedValue: 12.5,
            observedUnit: 'ms',
            status: 'pass',
            time: '2025-01-27T10:00:00+01:00',
            output: '',
            affectedEndpoints: ['/x'],
          },
          { componentId: 'replica', observedValue: { a: 1 } },
        ],
        uptime: { observedValue: 1e999, status: 'pass', time: 'noon' },
      },
    });
    expect(reading).toEqual({
      status: 'pass',
      reason: 'Reports pass',
      cause: 'reports:',
      release: '1.4.0',
      isDocument: true,
      components: [
        {
          id: 'postgres:responseTime',
          componentId: 'main',
          componentType: 'datastore',
          value: 12.5,
          unit: 'ms',
          status: 'pass',
          time: '2025-01-27T09:00:00.000Z',
        },
        {
          id: 'postgres:responseTime',
          componentId: 'replica',
          status: 'unknown',
        },
        { id: 'uptime', status: 'pass' },
      ],
    });
    expect(json({ status: 'pass', version: '2' }).release).toBe('2');
  });

  it('reads MicroProfile Health', () => {
    expect(
      json(
        {
          status: 'DOWN',
          checks: [
            { name: 'disk', status: 'UP', data: { free: 12, path: '/' } },
            { name: 'queue', status: 'DOWN', data: { error: 'no broker' } },
            'noise',
          ],
        },
        503,
      ),
    ).toMatchObject({
      status: 'fail',
      reason: 'Reports fail: queue is fail (error: no broker)',
      components: [
        { id: 'disk', status: 'pass', output: 'free: 12, path: /' },
        { id: 'queue', status: 'fail', output: 'error: no broker' },
      ],
    });
  });

  it('reads Spring Boot Actuator, nested components and the older form', () => {
    expect(
      json({
        status: 'DOWN',
        components: {
          db: { status: 'DOWN', details: { error: 'timed out' } },
          broker: { status: 'UP', components: { us: { status: 'UP' } } },
        },
      }),
    ).toMatchObject({
      status: 'fail',
      reason: 'Reports fail: db is fail (timed out)',
      components: [
        { id: 'db', status: 'fail', output: 'timed out' },
        { id: 'broker', status: 'pass' },
        { id: 'broker:us', status: 'pass' },
      ],
    });
    expect(
      json({ status: 'UP', details: { db: { status: 'UP' } } }).components,
    ).toEqual([{ id: 'db', status: 'pass' }]);
  });
});
