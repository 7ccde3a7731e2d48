import { findAlertConditions } from './findAlertConditions';
import type { MissingHeartbeat } from './evidence';

const MINUTE = 60_000;
const START = Date.parse('2026-03-01T12:00:00Z');

const find = (
  overrides: Partial<MissingHeartbeat>,
  now = START + 12 * MINUTE,
) =>
  findAlertConditions(
    {
      agents: [],
      missingHeartbeats: [
        {
          system: 'Alertmanager',
          alertname: 'Watchdog',
          withinMs: 10 * MINUTE,
          since: START,
          wasHeard: true,
          ...overrides,
        },
      ],
    },
    [
      {
        ref: 'alertpolicy:default/strict',
        title: 'Strict',
        version: '1',
        spec: { owner: 'group:default/sre', default: true, rules: [] },
      },
    ],
    now,
  );

describe('a system that is not heard of any more', () => {
  it('is a P1 about the fleet, also where no rule is about it', () => {
    expect(find({})).toEqual([
      expect.objectContaining({
        kind: 'external',
        severity: 'P1',
        title: 'Nothing is heard from Alertmanager',
        reason:
          'Nothing was heard from Alertmanager for 12 min: its alert Watchdog is to come at least every 10 min, and what else it would have sent is missing.',
        rule: { policy: 'alertpolicy:default/strict', id: 'silent-system' },
        agents: [],
        since: START + 10 * MINUTE,
      }),
    ]);
  });

  it('stays the same while it lasts', () => {
    const later = find({}, START + 60 * MINUTE);
    expect(later[0].fingerprint).toBe(find({})[0].fingerprint);
    expect(later[0].reason).toContain('for 1 h:');
  });

  it('is one that never was, too', () => {
    expect(find({ wasHeard: false })[0].reason).toContain(
      'since the portal started, for 12 min:',
    );
  });
});
