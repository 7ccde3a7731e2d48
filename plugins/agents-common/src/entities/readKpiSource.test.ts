import Ajv from 'ajv';
import { formatEntityIssue } from './EntityIssue';
import { readKpiSet } from './readKpiSet';
import { kpiSetSchema } from './schemas';
import { kpi, kpiSetEntity } from './__testUtils__/entities';

const matches = new Ajv({ strict: true }).compile(kpiSetSchema);
const SUM = 'sum(x{ {{selector}} })';

describe('a KPI with a query of its own', () => {
  it.each([
    [{ measure: 'value', query: SUM }],
    [
      {
        measure: 'value',
        query: 'avg(x{{{ selector }}}[{{window}}])',
        samples: SUM,
      },
    ],
    [{ measure: 'ratio', numerator: SUM, denominator: SUM }],
  ])('reads %j', fields => {
    const source = { type: 'prometheus', ...fields };
    const entity = kpiSetEntity([kpi({ source })]);
    const { kpiSet, issues } = readKpiSet(entity);
    expect(issues).toEqual([]);
    expect(kpiSet?.kpis[0].source).toEqual(source);
    expect(matches(entity)).toBe(true);
  });

  it.each([
    [{}, 'source.measure: nothing is missing'],
    [{ measure: 'ratio', numerator: SUM }, 'source.denominator: nothing'],
    [{ measure: 'value', query: '' }, 'source.query: "" is not a query'],
    [{ measure: 'value', query: 'up' }, 'would be the same for every agent'],
    [
      { measure: 'value', query: 'x{ {{selector}} }[{{range}}]' },
      'has a placeholder that there is not',
    ],
    [{ measure: 'value', query: `${SUM}${' '.repeat(5_000)}` }, 'is too long'],
    [{ measure: 'mean', query: SUM }, 'source.measure: "mean" is not'],
  ])('refuses %j', (fields, problem) => {
    const { issues } = readKpiSet(
      kpiSetEntity([kpi({ source: { type: 'prometheus', ...fields } })]),
    );
    expect(issues.map(formatEntityIssue).join('\n')).toContain(problem);
  });
});
