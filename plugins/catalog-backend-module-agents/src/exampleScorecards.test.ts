import {
  compileScorecard,
  formatEntityIssue,
  isAgentEntity,
  isKpiSetEntity,
  isScorecardEntity,
  readAgent,
  readKpiSet,
  readScorecard,
} from '@agent-portal/plugin-agents-common';
import type { FactSet } from '@agent-portal/plugin-agents-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { writtenEntities } from './__testUtils__/writtenEntities';

const written = writtenEntities('examples');

describe('the scorecards of the examples', () => {
  const scorecards = written.filter(isScorecardEntity).map(entity => {
    const { scorecard, issues } = readScorecard(entity);
    if (!scorecard) {
      throw new Error(issues.map(formatEntityIssue).join('\n'));
    }
    return scorecard;
  });
  const refs = new Set(
    [...written, ...writtenEntities('templates/adopt-agent.yaml')].map(entity =>
      stringifyEntityRef(entity),
    ),
  );

  it('are the seven that the plans ask for, one of them the default', () => {
    expect(scorecards.map(({ title }) => title).sort()).toEqual([
      'Launch day',
      'Operational readiness',
      'Post-launch',
      'Pre-launch',
      'Security hardening',
      'Staging quality gates',
      'Test and documentation',
    ]);
    expect(
      scorecards.filter(scorecard => scorecard.default).map(s => s.title),
    ).toEqual(['Operational readiness']);
  });

  it('can be evaluated, with every check unknown while nothing is known', () => {
    for (const scorecard of scorecards) {
      const { outcomes } = compileScorecard(scorecard).evaluate(new Map(), {
        now: Date.now(),
      });
      expect(outcomes).toBe('u'.repeat(scorecard.checks.length));
    }
  });

  it('say of each check whether it is automatic', () => {
    for (const { title, checks } of scorecards) {
      for (const check of checks) {
        const isAttested = JSON.stringify(check.condition).includes(
          '"attestation.',
        );
        expect(`${title}: ${check.id}: ${check.guidance}`).toMatch(
          isAttested ? /: Attestation\. \S/ : /: Automatic\. \S/,
        );
        expect(check.effortMs).toBeGreaterThan(0);
      }
    }
  });

  it('declare each attestation once, and use it', () => {
    const ids = scorecards.flatMap(({ facts }) => facts.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const used = JSON.stringify(scorecards.map(({ checks }) => checks));
    for (const id of ids) {
      expect(used).toContain(`"fact":"${id}"`);
    }
  });

  it('refer only to signers, environments, templates and KPIs that exist', () => {
    const kpis = new Set(
      written
        .filter(isKpiSetEntity)
        .flatMap(entity => readKpiSet(entity).kpiSet?.kpis ?? [])
        .map(({ id }) => `kpi.${id}`),
    );
    for (const { facts, gates, checks } of scorecards) {
      const named = [
        ...facts.flatMap(fact =>
          fact.type === 'attestation' ? fact.signers ?? [] : [],
        ),
        ...gates.map(({ environment }) => environment),
        ...checks.flatMap(({ fix }) =>
          fix?.type === 'template' ? [fix.template] : [],
        ),
      ];
      expect(named.filter(ref => !refs.has(ref))).toEqual([]);
      const measured = JSON.stringify(checks).matchAll(/"(kpi\.[a-z-]+)"/g);
      for (const [, kpi] of measured) {
        expect(kpis).toContain(kpi);
      }
    }
  });

  it.each([
    ['quality-guardian', 0.74],
    ['strategy-partner', 0.8],
  ])('do not pass %s, whose plan states %d', (name, stated) => {
    const agent = written
      .filter(isAgentEntity)
      .find(({ metadata }) => metadata.name === name);
    const sample = agent && readAgent(agent).agent?.samples[0];
    expect(sample).toMatchObject({ kpi: 'test-coverage', value: stated });
    const scorecard = scorecards.find(
      ({ title }) => title === 'Test and documentation',
    );
    const index = scorecard?.checks.findIndex(
      ({ id }) => id === 'test-coverage',
    );
    const outcomeOf = (facts: FactSet) =>
      scorecard &&
      compileScorecard(scorecard)
        .evaluate(facts, { now: Date.now() })
        .outcomes.charAt(index ?? -1);
    const coverage = (value: number): FactSet =>
      new Map([
        [
          'kpi.test-coverage',
          { value, provenance: 'stated', source: { title: 'Plan' } },
        ],
      ]);

    expect(outcomeOf(coverage(stated))).toBe('f');
    expect(outcomeOf(coverage(0.81))).toBe('p');
    expect(outcomeOf(new Map())).toBe('u');
  });
});
