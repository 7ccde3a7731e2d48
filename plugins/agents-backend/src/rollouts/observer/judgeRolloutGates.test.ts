import type { RolloutGate } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import { createBreakGlass } from '../../readiness/__testUtils__/workflow';
import { type GateEvidence, judgeRolloutGates } from './judgeRolloutGates';

function kpi(
  id: string,
  status: StoredKpiVerdict['verdict']['status'],
): StoredKpiVerdict {
  return {
    definition: { id, title: id } as StoredKpiVerdict['definition'],
    verdict: {
      status,
      reason: `it is ${status}`,
      counted: true,
    } as StoredKpiVerdict['verdict'],
    measurement: { samples: 0 },
    environments: [],
    burns: [],
  };
}

const EVIDENCE: GateEvidence = {
  health: { status: 'pass', at: NOW, reason: 'it answers' },
  verdicts: [kpi('errors', 'met')],
  scorecards: [],
  standings: [],
  declared: '1.5.0',
  candidate: '1.5.0',
  external: { holds: [], unknown: [] },
  providers: [{ id: 'alerts' }],
};

function judge(gate: object, change: Partial<GateEvidence> = {}) {
  const [outcome] = judgeRolloutGates(
    [{ id: 'g', title: 'Gate', ...gate } as RolloutGate],
    { ...EVIDENCE, ...change },
  );
  return outcome;
}

describe('judgeRolloutGates', () => {
  it('leaves approvals to people', () => {
    expect(
      judge({ type: 'approval', approvers: ['group:default/leads'] }),
    ).toBeUndefined();
  });

  it('passes health only when it is known to be good', () => {
    const outcomeOf = (status: GateEvidence['health']['status']) =>
      judge({ type: 'health' }, { health: { status, reason: 'why' } }).outcome;
    expect(
      ['pass', 'warn', 'fail', 'unknown'].map(s => outcomeOf(s as 'pass')),
    ).toEqual(['pass', 'pass', 'fail', 'unknown']);
  });

  it.each<[string, StoredKpiVerdict[], string[] | undefined, string]>([
    ['all are met', [kpi('a', 'met'), kpi('b', 'at-risk')], undefined, 'pass'],
    [
      'one is missed',
      [kpi('a', 'met'), kpi('b', 'not-met')],
      undefined,
      'fail',
    ],
    ['one is unknown', [kpi('a', 'unknown')], undefined, 'unknown'],
    ['there is none', [], undefined, 'unknown'],
    [
      'only another is missed',
      [kpi('a', 'met'), kpi('b', 'not-met')],
      ['a'],
      'pass',
    ],
    ['a named one is not there', [kpi('a', 'met')], ['b'], 'unknown'],
  ])('judges KPIs where %s', (_, verdicts, kpis, outcome) => {
    expect(judge({ type: 'kpis', kpis }, { verdicts }).outcome).toBe(outcome);
  });

  it('passes what a break-glass lifts, and says so', () => {
    const breakGlass = { text: 'Opened.', keys: ['b'], health: true };
    const alerts = [
      { code: 'alert' as const, severity: 'P1' as const, text: '', since: 0 },
    ];
    const health = { status: 'fail' as const, reason: 'down' };
    const opened = { outcome: 'pass', text: 'Opened.' };
    const lifted = { alerts, breakGlass };
    expect(judge({ type: 'health' }, { health, lifted })).toMatchObject(opened);
    expect(
      judge(
        { type: 'health' },
        {
          health,
          lifted: { alerts, breakGlass: { ...breakGlass, health: false } },
        },
      ).outcome,
    ).toBe('fail');
    const gate = { type: 'alerts', severity: 'P1' };
    expect(judge(gate, { lifted })).toMatchObject(opened);
    expect(judge({ ...gate, severity: 'P0' }, { lifted }).text).not.toBe(
      'Opened.',
    );
    expect(
      judge(gate, {
        lifted,
        external: { holds: alerts, unknown: [] },
      }).outcome,
    ).toBe('fail');
  });

  const SCORECARD = {
    type: 'scorecard',
    scorecard: 'scorecard:default/ready',
    level: 'silver',
  };

  it('does not know a level of a scorecard that is not in force', () => {
    expect(judge(SCORECARD)).toMatchObject({
      outcome: 'unknown',
      text: expect.stringMatching(/no scorecard/),
    });
  });

  it('does not take what is known of another release for the candidate', () => {
    expect(judge(SCORECARD, { declared: '1.4.0' })).toMatchObject({
      outcome: 'unknown',
      text: expect.stringMatching(/1\.5\.0 is rolled out.*declares 1\.4\.0/),
    });
    expect(judge(SCORECARD, { declared: undefined }).outcome).toBe('unknown');
  });

  it('is opened by break-glass, which says who did it, but for no other release', () => {
    const breakGlass = createBreakGlass({ decidedBy: 'user:default/lead' });
    expect(judge(SCORECARD, { breakGlass })).toMatchObject({
      outcome: 'pass',
      text: expect.stringMatching(/user:default\/lead approved/),
    });
    expect(judge(SCORECARD, { breakGlass, declared: '1.4.0' }).outcome).toBe(
      'unknown',
    );
  });

  const ALERTS = { type: 'alerts', severity: 'P1' };

  it('knows nothing of alerts while nothing tells of them, and says so', () => {
    expect(judge(ALERTS, { providers: [] })).toMatchObject({
      outcome: 'unknown',
      text: expect.stringMatching(/Nothing tells the portal of alerts.*P1/),
    });
  });

  it('fails for an open alert, and does not pass while a provider is silent', () => {
    const open = { code: 'alert' as const, text: 'P1: down', since: NOW };
    expect(judge(ALERTS).outcome).toBe('pass');
    expect(
      judge(ALERTS, { external: { holds: [open], unknown: [] } }),
    ).toMatchObject({ outcome: 'fail', text: 'P1: down' });
    const unknown = [{ provider: 'alerts', reason: 'away' }];
    expect(judge(ALERTS, { external: { holds: [], unknown } })).toMatchObject({
      outcome: 'unknown',
      text: 'away',
    });
  });

  it('passes for a severity only when somebody knows of alerts as light as that', () => {
    const light = { type: 'alerts', severity: 'P2' };
    const p2 = {
      code: 'alert' as const,
      severity: 'P2' as const,
      text: 'P2: slow',
      since: NOW,
    };
    const external = { holds: [p2], unknown: [] };
    expect(judge(light, { external }).outcome).toBe('fail');
    expect(judge(ALERTS, { external }).outcome).toBe('pass');
    expect(judge(light)).toMatchObject({
      outcome: 'unknown',
      text: expect.stringMatching(/alerts knows of P1 or worse only.*P2/),
    });
    expect(
      judge(light, { providers: [{ id: 'alerts', leastSeverity: 'P3' }] })
        .outcome,
    ).toBe('pass');
  });
});
