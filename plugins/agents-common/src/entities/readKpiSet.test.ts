import type { JsonObject } from '@backstage/types';
import { formatEntityIssue } from './EntityIssue';
import { readKpiSet } from './readKpiSet';
import { kpi, kpiSetEntity } from './__testUtils__/entities';

function problems(...kpis: JsonObject[]): string[] {
  return readKpiSet(kpiSetEntity(kpis)).issues.map(formatEntityIssue);
}

describe('readKpiSet', () => {
  it('fills in defaults and keeps what is written', () => {
    const { kpiSet, issues } = readKpiSet(
      kpiSetEntity([kpi({ warning: 0.0005, freshness: 'PT5M' })]),
    );

    expect(issues).toEqual([]);
    expect(kpiSet).toMatchObject({
      entityRef: 'kpiset:default/agent-production',
      owner: 'group:default/platform',
      default: false,
      kpis: [{ ...kpi(), strict: true, warning: 0.0005, freshness: 'PT5M' }],
    });
  });

  it('keeps the good KPIs beside bad ones', () => {
    const { kpiSet, issues } = readKpiSet(
      kpiSetEntity([kpi({ target: 'low' }), kpi(), kpi({ id: 'other' }), 7]),
    );

    expect(kpiSet?.kpis.map(({ id }) => id)).toEqual(['error-rate', 'other']);
    expect(issues.map(formatEntityIssue)).toEqual([
      'spec.kpis[0].target: "low" is not a number; write a number',
      'spec.kpis[3]: 7 is not an object; write it as fields, each with its name',
    ]);
  });

  it('refuses an id used twice', () => {
    expect(problems(kpi(), kpi())).toEqual([
      'spec.kpis[1].id: "error-rate" is already used by kpis[0]; give every KPI of the set an id of its own',
    ]);
  });

  it.each([
    ['lower', 0.001, 0.002, 'below 0.001'],
    ['lower', 0.001, 0.001, 'below 0.001'],
    ['higher', 0.9, 0.8, 'above 0.9'],
  ])(
    'wants the warning of a KPI where %s is better than %d not at %d',
    (direction, target, warning, fix) => {
      expect(problems(kpi({ direction, target, warning }))).toEqual([
        `spec.kpis[0].warning: ${warning} is not on the good side of the target ${target}; write a number ${fix}, or remove it`,
      ]);
    },
  );

  it.each([
    [{ type: 'magic' }, 'source.type: "magic" is not known'],
    [{ type: 'health' }, 'source.measure: nothing is missing'],
    [{ type: 'scrape', measure: 'uptime' }, 'source.measure: "uptime" is not'],
    [
      { type: 'scrape', measure: 'mean', metric: '1 x' },
      'source.metric: "1 x" is not the name of a metric',
    ],
    [
      { type: 'scrape', measure: 'quantile', metric: 'x', quantile: 95 },
      'source.quantile: 95 is not a quantile',
    ],
    [
      { type: 'scrape', measure: 'gauge', metric: 'x', labels: { a: 1 } },
      'source.labels.a: 1 is not a condition on a label',
    ],
    [
      { type: 'scrape', measure: 'ratio', numerator: { metric: 'x' } },
      'source.denominator: nothing is missing',
    ],
    [{ type: 'business', check: 'users' }, 'source.check: "users" is not the'],
  ])('refuses the source %j', (source, says) => {
    expect(problems(kpi({ source }))).toEqual([
      expect.stringContaining(`spec.kpis[0].${says}`),
    ]);
  });

  it.each([
    [{ type: 'health', measure: 'uptime' }],
    [{ type: 'scrape', measure: 'mean', metric: 'x' }],
    [{ type: 'scrape', measure: 'quantile', metric: 'x', quantile: 0.95 }],
    [{ type: 'scrape', measure: 'gauge', metric: 'x', labels: { a: 'b' } }],
    [{ type: 'business', check: 'users:satisfaction' }],
    [{ type: 'push' }],
  ])('reads the source %j', source => {
    const { kpiSet, issues } = readKpiSet(kpiSetEntity([kpi({ source })]));

    expect(issues).toEqual([]);
    expect(kpiSet?.kpis[0].source).toEqual(source);
  });

  it.each([
    ['window', '1 hour', 'is not a duration'],
    ['minimumSamples', 0, 'is out of range; write a number of at least 1'],
    ['minimumSamples', 1.5, 'is not whole'],
    ['id', 'Error Rate', 'is not an id'],
    ['environment', 'moon', 'is not known'],
  ])('refuses %s: %j', (field, value, says) => {
    expect(problems(kpi({ [field]: value }))).toEqual([
      expect.stringContaining(
        `spec.kpis[0].${field}: ${JSON.stringify(value)} ${says}`,
      ),
    ]);
  });
});
