import { NOW } from '../../__testUtils__/factories';
import { presentUnknown } from './presentUnknown';

const RUN = {
  evaluatedAt: NOW,
  unknown: [
    { kind: 'health' as const, since: NOW - 60_000, reason: 'agent x is odd' },
  ],
};

describe('presentUnknown', () => {
  it('says what could not be looked at since when, and why', () => {
    expect(presentUnknown(RUN, { seesFleetAlerts: true })).toEqual({
      unknown: [
        {
          kind: 'health',
          since: new Date(NOW - 60_000).toISOString(),
          reason: 'agent x is odd',
        },
      ],
    });
    expect(
      presentUnknown({ ...RUN, unknown: [] }, { seesFleetAlerts: true }),
    ).toEqual({});
  });

  it('tells the reason to nobody who may not see what concerns the whole fleet', () => {
    expect(
      JSON.stringify(presentUnknown(RUN, { seesFleetAlerts: false })),
    ).not.toMatch(/agent x/);
  });
});
