import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import type { InstanceHealthRecord } from '../../health/model';
import {
  describeBusiness,
  describeHealthOf,
  describeKpis,
} from './describeStandings';

const titleOf = (ref: string) => ref.split('/')[1];

function createHealth(name: string, status: string): InstanceHealthRecord {
  return {
    agentRef: `component:default/${name}`,
    environmentRef: 'resource:default/production',
    health: { status } as InstanceHealthRecord['health'],
  };
}

function createKpi(
  status: string,
  options: { observed?: number; category?: string; counted?: boolean } = {},
) {
  const { observed, category = 'technical', counted = true } = options;
  return {
    agentRef: 'component:default/architect',
    kpi: {
      definition: {
        title: 'Response time',
        category,
        unit: 'seconds',
        direction: 'lower',
        target: 3,
        window: '1h',
      },
      verdict: { status, counted, observed, samples: 42 },
    } as unknown as StoredKpiVerdict,
  };
}

describe('describeHealthOf', () => {
  it('counts, says what it measured, and names what is not well', () => {
    expect(
      describeHealthOf(
        [
          createHealth('a', 'pass'),
          createHealth('b', 'fail'),
          createHealth('c', 'unknown'),
        ],
        [
          {
            agentRef: 'component:default/a',
            environmentRef: 'resource:default/production',
            up: 999,
            total: 1000,
            newestAt: 0,
            oldestAt: 0,
          },
        ],
        titleOf,
      ),
    ).toBe(
      '3 instances now: 1 well, 0 in doubt, 1 failing and 1 not known. They were up in 99.9 % of 1,000 probes. 2 instances were not measured. b in production: fail.',
    );
  });

  it('takes what was not measured for nothing else', () => {
    expect(
      describeHealthOf([createHealth('a', 'unknown')], [], titleOf),
    ).toMatch('How often they were up was not measured.');
  });
});

describe('describeKpis', () => {
  it('counts those with a target, and says how far off the others are', () => {
    expect(
      describeKpis(
        [
          createKpi('met', { observed: 1 }),
          createKpi('not-met', { observed: 4 }),
          createKpi('unknown'),
          createKpi('unknown', { counted: false }),
        ],
        titleOf,
      ),
    ).toMatch(
      /^3 with a target: 1 met, 0 at risk, 1 not met and 1 not known\. architect: Response time 4 s, target .*3 s \(42 samples in 1h\)\.$/,
    );
  });
});

describe('describeBusiness', () => {
  it('gives figures with their samples, and says how many are not known', () => {
    const business = { category: 'business' };
    expect(
      describeBusiness(
        [
          createKpi('met', { ...business, observed: 2 }),
          createKpi('unknown', business),
        ],
        titleOf,
      ),
    ).toMatch(
      /^architect: Response time 2 s.*\(42 samples in 1h\)\. 1 figure is not known\.$/,
    );
    expect(describeBusiness([createKpi('unknown', business)], titleOf)).toBe(
      'no figure was measured.',
    );
    expect(describeBusiness([], titleOf)).toBe('no figures are defined.');
  });
});
