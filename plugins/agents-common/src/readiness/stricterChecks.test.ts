import type { Scorecard } from '../entities';
import { scorecardOf } from './__testUtils__/scorecards';
import { stricterChecks } from './stricterChecks';

const CHECK = {
  id: 'a',
  condition: { fact: 'kpi.coverage', operator: 'greaterThan', value: 0.8 },
  applies: {
    when: { fact: 'phase', operator: 'notEqual', value: 'planned' },
    otherwise: 'Not yet',
  },
  freshnessMs: 1_000,
  provenance: ['observed', 'pushed'],
} as const;

function changed(changes: Partial<Scorecard['checks'][number]>) {
  const previous = scorecardOf([
    { ...CHECK, provenance: [...CHECK.provenance] },
  ]);
  const next = scorecardOf([
    { ...CHECK, provenance: [...CHECK.provenance], ...changes },
  ]);
  return [...stricterChecks(previous, next)];
}

describe('checks that are new or stricter', () => {
  it.each<[string, Partial<Scorecard['checks'][number]>]>([
    ['a new id', { id: 'b' }],
    ['another target', { condition: { ...CHECK.condition, value: 0.9 } }],
    ['others to whom it applies', { applies: undefined }],
    ['another age', { freshnessMs: 500 }],
    ['other provenances', { provenance: ['observed'] }],
    ['another level', { level: 'silver' }],
  ])('are those with %s', (_name, changes) => {
    expect(changed(changes)).toEqual([changes.id ?? 'a']);
  });

  it.each<[string, Partial<Scorecard['checks'][number]>]>([
    ['nothing', {}],
    ['words', { title: 'Coverage', guidance: 'Write tests' }],
    ['the weight or the effort', { weight: 5, effortMs: 1 }],
    ['the order of provenances', { provenance: ['pushed', 'observed'] }],
    [
      'the order of keys',
      {
        condition: {
          value: 0.8,
          operator: 'greaterThan',
          fact: 'kpi.coverage',
        },
      },
    ],
    [
      'what is said to those whom it is not about',
      { applies: { ...CHECK.applies, otherwise: 'Later' } },
    ],
  ])('are none when %s changes', (_name, changes) => {
    expect(changed(changes)).toEqual([]);
  });
});
