import type { JsonObject } from '@backstage/types';
import { formatEntityIssue } from './EntityIssue';
import { readScorecard } from './readScorecard';
import { check, scorecardEntity } from './__testUtils__/entities';

// A link that runs code, as hostile scorecards have it.
const SCRIPT = ['javascript', 'alert({name})'].join(':');

function problems(spec: JsonObject): string[] {
  return readScorecard(scorecardEntity(spec)).issues.map(formatEntityIssue);
}

function problemsOfCheck(overrides: JsonObject): string[] {
  return problems({ checks: [check(overrides)] });
}

describe('checks of a scorecard', () => {
  it.each<[string, JsonObject, string]>([
    [
      'a level that does not exist',
      { level: 'gold' },
      'level: "gold" is not a level of this scorecard; write one of bronze, silver',
    ],
    [
      'a filter without a message',
      { applies: { when: { all: [] } } },
      'applies.otherwise: nothing is missing',
    ],
    [
      'a script as documentation',
      { documentation: SCRIPT },
      'documentation: "javascript:alert({name})" is not the URL of a page',
    ],
    [
      'a script as fix',
      { fix: { type: 'link', title: 'Fix', url: SCRIPT } },
      'fix.url: "javascript:alert(x)" is not the URL of a page',
    ],
    [
      'a placeholder that is not known',
      {
        fix: {
          type: 'link',
          title: 'Fix',
          url: 'https://a.example.com/{nmae}',
        },
      },
      'has the placeholder {nmae}, which is not known',
    ],
    [
      'a host that an agent chooses',
      {
        fix: { type: 'link', title: 'Fix', url: 'https://{name}.example.com/' },
      },
      'has a placeholder in its host',
    ],
    [
      'a template of another kind',
      {
        fix: {
          type: 'template',
          title: 'Fix',
          template: 'component:default/x',
        },
      },
      'fix.template: "component:default/x" does not refer to a template',
    ],
    ['no weight', { weight: 0 }, 'weight: 0 is out of range'],
    [
      'a weight without end',
      { weight: Infinity },
      'weight: Infinity is not a number',
    ],
    [
      'a bad effort',
      { effort: '1 year' },
      'effort: "1 year" is not a duration',
    ],
    [
      'a bad freshness',
      { freshness: 'P1M' },
      'freshness: "P1M" is not a duration',
    ],
    [
      'an unknown provenance',
      { provenance: ['guessed'] },
      'provenance[0]: "guessed" is not known',
    ],
    [
      'no provenance',
      { provenance: [] },
      'provenance: an empty list accepts no fact at all',
    ],
  ])('refuses a check with %s', (_, overrides, says) => {
    expect(problemsOfCheck(overrides)).toEqual([expect.stringContaining(says)]);
  });

  it('gives no scorecard that lacks a check which cannot be read', () => {
    const { scorecard } = readScorecard(
      scorecardEntity({ checks: [check(), check({ id: 'b', level: 'gold' })] }),
    );

    expect(scorecard).toBeUndefined();
  });

  it('answers 10,000 checks with one issue, at once', () => {
    const checks = Array.from({ length: 10_000 }, (_, index) =>
      check({ id: `c${index}`, level: 'nowhere' }),
    );
    const started = performance.now();

    expect(problems({ checks })).toEqual([
      'spec.checks: a list of 10000 items is more than the 500 checks a scorecard may have; split it into several scorecards',
    ]);
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('takes 500 checks', () => {
    const checks = Array.from({ length: 500 }, (_, index) =>
      check({ id: `c${index}` }),
    );

    expect(problems({ checks })).toEqual([]);
  });
});
