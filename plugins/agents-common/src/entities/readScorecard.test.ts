import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { formatEntityIssue } from './EntityIssue';
import { readScorecard } from './readScorecard';
import { check, scorecardEntity } from './__testUtils__/entities';

const attestation = {
  id: 'attestation.security-audit',
  title: 'Security audit',
  type: 'attestation',
  statement: 'The security audit is done.',
};

function problems(spec: JsonObject): string[] {
  return readScorecard(scorecardEntity(spec)).issues.map(formatEntityIssue);
}

describe('readScorecard', () => {
  it('completes references, turns durations and dates into ms, and ranks levels', () => {
    const { scorecard, issues } = readScorecard(
      scorecardEntity({
        startsAt: '2026-12-01',
        grace: '14d',
        default: true,
        levels: [
          { id: 'bronze', title: 'Bronze' },
          { id: 'gold', title: 'Gold', after: 'silver' },
          { id: 'silver', title: 'Silver', after: 'bronze' },
        ],
        facts: [{ ...attestation, validFor: '1d', signers: ['security'] }],
        checks: [
          check({
            level: 'gold',
            effort: '2h',
            freshness: '30d',
            provenance: ['pushed'],
            fix: {
              type: 'link',
              title: 'Open the pipeline',
              url: 'https://ci.example.com/{name}?owner={owner}',
            },
          }),
          check({
            id: 'audit',
            weight: 3,
            applies: {
              when: { fact: 'phase', operator: 'notEqual', value: 'planned' },
              otherwise: 'It runs nowhere yet.',
            },
            condition: { fact: attestation.id, operator: 'equal', value: true },
            fix: {
              type: 'template',
              title: 'Add it',
              template: 'adopt-agent',
              values: { name: '{name}' },
            },
          }),
        ],
        gates: [{ environment: 'production', level: 'silver' }],
        campaigns: [
          { id: 'q1', title: 'Q1', level: 'gold', deadline: '2027-03-31' },
        ],
      }),
    );

    expect(issues).toEqual([]);
    expect(scorecard).toMatchObject({
      entityRef: 'scorecard:default/pre-launch',
      title: 'Pre-launch',
      owner: 'group:default/platform',
      version: '1.0.0',
      startsAt: Date.UTC(2026, 11, 1),
      graceMs: 14 * 86_400_000,
      default: true,
      levels: [
        { id: 'bronze', rank: 1 },
        { id: 'silver', rank: 2 },
        { id: 'gold', rank: 3 },
      ],
      facts: [
        {
          id: attestation.id,
          validForMs: 86_400_000,
          signers: ['group:default/security'],
        },
      ],
      checks: [
        {
          id: 'coverage',
          rank: 3,
          weight: 1,
          effortMs: 7_200_000,
          freshnessMs: 30 * 86_400_000,
          fix: { url: 'https://ci.example.com/{name}?owner={owner}' },
        },
        {
          id: 'audit',
          rank: 1,
          weight: 3,
          fix: { template: 'template:default/adopt-agent' },
        },
      ],
      gates: [{ environment: 'resource:default/production', level: 'silver' }],
      campaigns: [{ id: 'q1', deadline: Date.UTC(2027, 2, 31) }],
    });
  });

  it('fills in what is absent', () => {
    const { scorecard } = readScorecard(scorecardEntity());

    expect(scorecard).toMatchObject({
      graceMs: 0,
      default: false,
      facts: [],
      gates: [],
      campaigns: [],
      checks: [{ weight: 1, rank: 1 }],
    });
    expect(scorecard?.startsAt).toBeUndefined();
  });

  it.each<[string, JsonObject, string]>([
    [
      'a check id used twice',
      { checks: [check(), check()] },
      'spec.checks[1].id: "coverage" is already used by checks[0]',
    ],
    [
      'a level id used twice',
      {
        levels: [
          { id: 'bronze', title: 'A' },
          { id: 'bronze', title: 'B' },
        ],
      },
      'spec.levels[1].id: "bronze" is already used by levels[0]',
    ],
    [
      'a fact id used twice',
      { facts: [attestation, attestation] },
      'spec.facts[1].id: "attestation.security-audit" is already used by facts[0]',
    ],
    [
      'a campaign id used twice',
      {
        campaigns: ['2027-01-01', '2027-02-01'].map(deadline => ({
          id: 'q',
          title: 'Q',
          level: 'bronze',
          deadline,
        })),
      },
      'spec.campaigns[1].id: "q" is already used by campaigns[0]',
    ],
    [
      'two gates of one environment',
      {
        gates: [
          { environment: 'production', level: 'bronze' },
          { environment: 'resource:default/production', level: 'silver' },
        ],
      },
      'spec.gates[1].environment: "resource:default/production" is already used by gates[0]',
    ],
    [
      'a gate that demands no level',
      { gates: [{ environment: 'production', level: 'gold' }] },
      'spec.gates[0].level: "gold" is not a level',
    ],
    [
      'a gate of no environment',
      { gates: [{ environment: 'system:default/x', level: 'bronze' }] },
      'spec.gates[0].environment: "system:default/x" does not refer to a resource',
    ],
    [
      'a campaign for no level',
      {
        campaigns: [
          { id: 'q', title: 'Q', level: 'gold', deadline: '2027-01-01' },
        ],
      },
      'spec.campaigns[0].level: "gold" is not a level',
    ],
    [
      'a campaign until no day',
      {
        campaigns: [
          { id: 'q', title: 'Q', level: 'bronze', deadline: '2027-02-30' },
        ],
      },
      'spec.campaigns[0].deadline: "2027-02-30" is not a date',
    ],
    [
      'a level after itself',
      { levels: [{ id: 'bronze', title: 'A', after: 'bronze' }] },
      'spec.levels[0].after: "bronze" makes level "bronze" come after itself: bronze, bronze',
    ],
    [
      'a circle of levels',
      {
        levels: [
          { id: 'bronze', title: 'A' },
          { id: 'b', title: 'B', after: 'c' },
          { id: 'c', title: 'C', after: 'b' },
        ],
      },
      'spec.levels[1].after: "c" makes level "b" come after itself: b, c, b',
    ],
    [
      'a fork of levels',
      {
        levels: [
          { id: 'bronze', title: 'A' },
          { id: 'b', title: 'B', after: 'bronze' },
          { id: 'c', title: 'C', after: 'bronze' },
        ],
      },
      'spec.levels[2].after: "bronze" is already right below "b"',
    ],
    [
      'a level after an unknown one',
      {
        levels: [
          { id: 'bronze', title: 'A' },
          { id: 'b', title: 'B', after: 'x' },
        ],
      },
      'spec.levels[1].after: "x" is not a level',
    ],
    ['no levels', { levels: [] }, 'spec.levels: an empty list holds no level'],
    ['no checks', { checks: [] }, 'spec.checks: an empty list holds no check'],
    [
      'a bad start',
      { startsAt: 'soon' },
      'spec.startsAt: "soon" is not a date',
    ],
    [
      'a bad grace period',
      { grace: 'long' },
      'spec.grace: "long" is not a duration',
    ],
    [
      'an unknown fact in its filter',
      { applies: { fact: 'nope', operator: 'equal', value: 1 } },
      'spec.applies.fact: "nope" is not a fact',
    ],
    [
      'a fact that is built in',
      { facts: [{ id: 'kpi.uptime', title: 'U', type: 'pushed' }] },
      'spec.facts[0].id: "kpi.uptime" is a fact that the portal knows by itself',
    ],
    [
      'an attestation under another name',
      { facts: [{ ...attestation, id: 'audit' }] },
      'spec.facts[0].id: "audit" is that of an attestation',
    ],
    [
      'another fact under the name of an attestation',
      { facts: [{ id: 'attestation.x', title: 'X', type: 'pushed' }] },
      'spec.facts[0].id: "attestation.x" starts with attestation.',
    ],
    [
      'an attestation that says nothing',
      { facts: [{ ...attestation, statement: ' ' }] },
      'spec.facts[0].statement: " " is not text',
    ],
    [
      'an attestation that nobody may sign',
      { facts: [{ ...attestation, signers: [] }] },
      'spec.facts[0].signers: an empty list lets nobody sign',
    ],
    [
      'an attestation that holds for no time',
      { facts: [{ ...attestation, validFor: '0d' }] },
      'spec.facts[0].validFor: "0d" is not a duration',
    ],
  ])('refuses %s', (_, spec, says) => {
    expect(problems(spec)).toEqual([expect.stringContaining(says)]);
  });

  it('does not know a fact less because it is wrong in another way', () => {
    expect(
      problems({
        facts: [{ ...attestation, validFor: 'long' }],
        checks: [
          check({
            condition: { fact: attestation.id, operator: 'equal', value: true },
          }),
        ],
      }),
    ).toEqual([expect.stringContaining('spec.facts[0].validFor')]);
  });

  it('refuses keys that reach the prototype', () => {
    const spec = JSON.parse(
      '{"checks":[{"__proto__":{"level":"bronze"},"id":"a"}]}',
    );

    expect(problems(spec)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('spec.checks[0].__proto__: '),
        expect.stringContaining('spec.checks[0].level: nothing is missing'),
      ]),
    );
  });

  it('never throws, whatever the spec', () => {
    const part = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(part, part, part, part, (first, second, third, fourth) => {
        for (const spec of [
          { levels: first, facts: second, checks: third, gates: fourth },
          { checks: [check({ condition: first, applies: second })] },
          { checks: [check({ fix: third, provenance: fourth })] },
          { facts: [first], levels: [second], gates: [third] },
          { applies: { all: [first, { not: second }] }, campaigns: [third] },
          {
            checks: [
              check({
                condition: {
                  fact: first,
                  operator: second,
                  value: third,
                  path: fourth,
                },
              }),
            ],
          },
        ]) {
          const { issues } = readScorecard(scorecardEntity(spec));
          for (const issue of issues) {
            expect(formatEntityIssue(issue).length).toBeLessThan(1_000);
          }
        }
      }),
    );
  });
});
