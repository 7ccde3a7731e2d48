import fc from 'fast-check';
import { HEALTH_STATUSES } from '../verdicts';
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
  describe('in the face of a hostile document', () => {
    it('keeps the first 50 checks and says so', () => {
      const checks = Object.fromEntries(
        Array.from({ length: 1_234 }, (_, i) => [
          `c${i}:x`,
          [{ status: 'pass' }],
        ]),
      );
      const reading = json({ status: 'pass', checks });
      expect(reading.components).toHaveLength(50);
      expect(reading.reason).toBe(
        'Reports pass (the first 50 of 1234 checks are kept)',
      );
    });

    it('judges by checks beyond the limit when there is no status', () => {
      const checks = [
        ...Array.from({ length: 60 }, () => ({ name: 'x', status: 'UP' })),
        { name: 'last', status: 'DOWN' },
      ];
      expect(json({ checks }).status).toBe('fail');
    });

    it('does not fall into a deep one', () => {
      const depth = 200_000;
      const body = `${'{"components":{"a":'.repeat(depth)}{}${'}}'.repeat(
        depth,
      )}`;
      const type = 'application/json';
      expect(plain(body, { type }).status).toBe('unknown');
      expect(plain('['.repeat(depth), { type }).status).toBe('unknown');
    });

    it('takes no more than four levels of components', () => {
      const depth = 5_000;
      const level = '{"status":"UP","components":{"a":';
      const body = `${level.repeat(depth)}{"status":"UP"}${'}}'.repeat(depth)}`;
      const reading = plain(body, { type: 'application/json' });
      expect(reading.status).toBe('pass');
      expect(reading.components.map(({ id }) => id)).toEqual([
        'a',
        'a:a',
        'a:a:a',
        'a:a:a:a',
      ]);
    });

    it('is not deceived by keys of the object prototype', () => {
      const body =
        '{"__proto__":{"status":"pass"},"checks":{"__proto__":[{"status":"fail"}],"constructor":[{"status":"pass"}]}}';
      const reading = plain(body, { type: 'application/json' });
      expect(reading.status).toBe('fail');
      expect(reading.components.map(({ id }) => id)).toEqual([
        '__proto__',
        'constructor',
      ]);
      expect(({} as Record<string, unknown>).status).toBeUndefined();
    });

    it('cuts and cleans text', () => {
      const output = `a\u0000\u202E\n${'😀'.repeat(50_000)}`;
      const { reason, components, release } = json({
        status: 'fail',
        version: 'v'.repeat(9_999),
        checks: { [`k${'x'.repeat(9_999)}`]: [{ status: 'fail', output }] },
      });
      expect(reason.length).toBeLessThan(300);
      expect(reason).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(components[0].id).toHaveLength(120);
      expect(components[0].output!.length).toBeLessThanOrEqual(300);
      expect(release).toHaveLength(120);
    });
  });

  describe('whatever comes', () => {
    const answer = fc.record({
      status: fc.integer({ min: 0, max: 999 }),
      contentType: fc.oneof(
        fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
        fc.string(),
      ),
      body: fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }),
        fc
          .uint8Array({ maxLength: 200 })
          .map(bytes => Buffer.from(bytes).toString('utf8')),
        fc
          .object({ key: documentKey(), maxDepth: 4 })
          .map(o => JSON.stringify(o)),
      ),
    });

    it('gives a bounded reading and never throws', () => {
      fc.assert(
        fc.property(answer, given => {
          const reading = parseHealthDocument(given);
          expect(HEALTH_STATUSES).toContain(reading.status);
          expect(reading.reason).toMatch(/^\S.*[^.]$/u);
          expect(reading.reason.length).toBeLessThan(700);
          expect(reading.cause.length).toBeLessThanOrEqual(200);
          expect(reading.components.length).toBeLessThanOrEqual(50);
          expect(JSON.stringify(reading).length).toBeLessThan(50 * 1_200);
        }),
        { numRuns: 500 },
      );
    });

    it('is never healthy with a status code of an error', () => {
      fc.assert(
        fc.property(answer, given => {
          fc.pre(given.status >= 400);
          expect(['fail', 'unknown']).toContain(
            parseHealthDocument(given).status,
          );
        }),
      );
    });
  });
});

function documentKey() {
  return fc.constantFrom(
    'status',
    'checks',
    'components',
    'details',
    'output',
    'version',
    'name',
    '__proto__',
    'a:b',
  );
}
