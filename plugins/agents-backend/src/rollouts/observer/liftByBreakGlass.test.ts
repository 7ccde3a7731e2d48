import type { ExternalHold } from '@agent-portal/plugin-agents-node';
import { createBreakGlass } from '../../readiness/__testUtils__/workflow';
import { liftByBreakGlass } from './liftByBreakGlass';

const MADE = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

function alert(since: number, overrides: Partial<ExternalHold> = {}) {
  return {
    code: 'alert' as const,
    severity: 'P0' as const,
    text: `P0, open: since ${since - MADE}`,
    since,
    ...overrides,
  };
}

function lift(
  overrides: Partial<Parameters<typeof liftByBreakGlass>[0]> = {},
  holds: ExternalHold[] = [],
) {
  return liftByBreakGlass({
    rollout: { candidate: '1.5.0', createdAt: MADE },
    external: { holds, unknown: [{ provider: 'other', reason: 'it hangs' }] },
    observed: { status: 'pass', at: MADE, reason: '' },
    measured: undefined,
    standing: {
      declared: '1.5.0',
      breakGlass: createBreakGlass({
        id: 'glass',
        requestedBy: 'user:default/ada',
        decidedBy: 'user:default/ben',
        expiresAt: MADE + 60 * MINUTE,
      }),
    },
    ...overrides,
  });
}

function failing(since: number) {
  return {
    observed: { status: 'fail' as const, at: MADE, reason: 'out of memory' },
    measured: {
      environmentRef: 'resource:default/production',
      health: {
        status: 'fail' as const,
        since: new Date(since).toISOString(),
        reason: 'out of memory',
        components: [],
      },
    } as unknown as Parameters<typeof liftByBreakGlass>[0]['measured'],
  };
}

describe('liftByBreakGlass', () => {
  it('lifts alerts from before the rollout, and nothing else', () => {
    const before = alert(MADE - MINUTE);
    const holds = [
      before,
      alert(MADE),
      alert(MADE + MINUTE),
      alert(MADE - MINUTE, { code: 'gate', text: 'In maintenance' }),
    ];
    const { external, alerts, breakGlass } = lift({}, holds);
    expect(external.holds).toEqual(holds.slice(1));
    expect(external.unknown).toHaveLength(1);
    expect(alerts).toEqual([before]);
    expect(breakGlass).toEqual({
      text: 'Opened by break-glass until 2026-03-01T13:00:00.000Z: user:default/ada asked for it and user:default/ben approved it, though there was before: P0, open: since -60000',
      keys: [`glass@${before.since}`],
      health: false,
    });
  });

  it.each([
    ['there is none', { declared: '1.5.0' }],
    [
      'it is for another release',
      { declared: '1.4.0', breakGlass: createBreakGlass() },
    ],
  ])('lifts nothing where %s', (_, standing) => {
    const holds = [alert(MADE - MINUTE)];
    const { external, breakGlass } = lift(
      { standing, ...failing(MADE - MINUTE) },
      holds,
    );
    expect(external.holds).toEqual(holds);
    expect(breakGlass).toBeUndefined();
  });

  it('lifts health that failed before, and none that fails since or is unknown', () => {
    expect(lift(failing(MADE - MINUTE)).breakGlass).toMatchObject({
      health: true,
      keys: ['glass@health'],
      text: expect.stringMatching(/its health is fail: out of memory$/),
    });
    expect(lift(failing(MADE)).breakGlass).toBeUndefined();
    expect(
      lift({
        ...failing(MADE - MINUTE),
        observed: { status: 'unknown', reason: 'too old' },
      }).breakGlass,
    ).toBeUndefined();
  });
});
