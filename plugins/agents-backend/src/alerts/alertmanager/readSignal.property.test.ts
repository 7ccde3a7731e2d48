import fc from 'fast-check';
import { NOW } from '../../__testUtils__/factories';
import { readSignal, type ReceivedAlert } from './readSignal';

const EXPIRY_MS = 60_000;

const time = fc.oneof(
  fc
    .date({ min: new Date(NOW - 1e9), max: new Date(NOW + 1e9) })
    .map(date => date.toISOString()),
  fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '', 'x'),
);

const texts = fc.dictionary(
  fc.oneof(
    fc.constantFrom('alertname', 'portal_alert', '__proto__', 'constructor'),
    fc.fullUnicodeString({ maxLength: 20 }),
  ),
  fc.oneof(
    fc.fullUnicodeString({ maxLength: 40 }),
    fc.string16bits({ maxLength: 40 }),
    fc.constant('x'.repeat(3_000)),
  ),
  { maxKeys: 130 },
);

const received: fc.Arbitrary<ReceivedAlert> = fc.record(
  {
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    labels: fc.oneof(
      texts,
      texts.map(({ portal_alert: _, ...labels }) => ({
        ...labels,
        alertname: 'Slow',
      })),
    ),
    startsAt: time,
    annotations: texts,
    endsAt: time,
    generatorURL: fc.oneof(fc.webUrl(), fc.string()),
    fingerprint: fc.fullUnicodeString({ maxLength: 200 }),
  },
  { requiredKeys: ['status', 'labels', 'startsAt'] },
);

/** What is wrong with what was made of an alert. */
function findFaults(alert: ReceivedAlert): string[] {
  const reading = readSignal(alert, { now: NOW, expiryMs: EXPIRY_MS });
  if ('refused' in reading) {
    const { alert: name, reason } = reading.refused;
    return listFaults({
      'a long name': name.length > 100,
      'no sentence': !reason.endsWith('.'),
    });
  }
  const { signal } = reading;
  const { startsAt, endsAt, expiresAt } = signal;
  const json = JSON.stringify(signal);
  return listFaults({
    large: json.length > 500_000,
    'what cannot be stored': /\\u0000|\\ud[89a-f]/i.test(json),
    'no fingerprint': signal.fingerprint === '',
    'a beginning to come': startsAt > NOW,
    'an end to come': (endsAt ?? NOW) > NOW,
    'an end before the beginning': (endsAt ?? NOW) < startsAt,
    'another status': (endsAt === undefined) !== (alert.status === 'firing'),
    'another expiry': expiresAt !== NOW + EXPIRY_MS,
  });
}

function listFaults(faults: Record<string, boolean>): string[] {
  return Object.keys(faults).filter(name => faults[name]);
}

describe('readSignal', () => {
  it('takes or refuses whatever it is sent, and keeps it small and storable', () => {
    let taken = 0;
    fc.assert(
      fc.property(received, alert => {
        const reading = readSignal(alert, { now: NOW, expiryMs: EXPIRY_MS });
        taken += Number('signal' in reading);
        expect(findFaults(alert)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('says the same of the same', () => {
    fc.assert(
      fc.property(received, alert => {
        const read = () => readSignal(alert, { now: NOW, expiryMs: 1 });
        expect(read()).toEqual(read());
      }),
      { numRuns: 500 },
    );
  });
});
