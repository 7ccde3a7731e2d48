import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseReadinessStore } from './DatabaseReadinessStore';
import { MemoryReadinessStore } from './MemoryReadinessStore';
import type {
  EvaluatedResult,
  ReadinessStore,
  ReadinessTransition,
} from './ReadinessStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const agentRef = 'component:default/architect';
const scorecardRef = 'scorecard:default/production';
const DAY = '2026-03-01';

function result(overrides: Partial<EvaluatedResult> = {}): EvaluatedResult {
  return {
    agentRef,
    scorecardRef,
    version: '1.0.0',
    fingerprint: 'one',
    day: DAY,
    since: NOW - 10.5,
    evaluatedAt: NOW,
    evaluation: {
      outcomes: 'pf',
      rank: 1,
      graced: false,
      score: 0.5,
      passed: 1,
      known: 2,
      applicable: 2,
      exempt: 0,
    },
    ...overrides,
  };
}

function transition(
  overrides: Partial<ReadinessTransition> = {},
): ReadinessTransition {
  return {
    agentRef,
    scorecardRef,
    at: NOW,
    fromRank: 1,
    toRank: 0,
    fromLevel: 'Bronze',
    toLevel: '',
    text: 'Falls to no level.',
    ...overrides,
  };
}

const none = {
  results: [],
  facts: [],
  remove: [],
  gone: [],
  transitions: [],
  touched: [],
};

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'ReadinessStore in %s',
  engine => {
    let store: ReadinessStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryReadinessStore.create()
          : DatabaseReadinessStore.create({
              knex: await databases.open(engine),
            });
    });

    it('keeps, replaces and removes results', async () => {
      const other = result({ scorecardRef: 'scorecard:default/security' });
      await store.save({ ...none, results: [result(), other] });
      expect(await store.listResults({})).toEqual([result(), other]);
      const { score, ...evaluation } = result().evaluation;
      const worse = result({ evaluation: { ...evaluation, graced: true } });
      await store.exclusively(exclusive =>
        exclusive.save({ ...none, results: [worse], remove: [other] }),
      );
      expect(await store.listResults({ scorecardRef })).toEqual([worse]);
      expect(await store.listResults({ agentRefs: ['other'] })).toEqual([]);
    });

    it('forgets agents that are gone', async () => {
      const facts = new Map([['phase', { missing: 'nobody says' }]]);
      await store.save({
        ...none,
        results: [result()],
        facts: [
          { agentRef, day: DAY, facts },
          { agentRef: 'component:default/lost', day: DAY, facts },
        ],
      });
      expect(await store.listAgentRefs()).toEqual([
        agentRef,
        'component:default/lost',
      ]);
      await store.save({ ...none, gone: [agentRef, 'component:default/lost'] });
      expect(await store.listAgentRefs()).toEqual([]);
      expect(await store.listResults({})).toEqual([]);
    });

    it('knows who may come out differently by now', async () => {
      const { evaluation } = result();
      await store.save({
        ...none,
        results: [
          result({ evaluation: { ...evaluation, dueAt: NOW } }),
          result({ agentRef: 'component:default/other' }),
        ],
      });
      expect(await store.listDue(NOW - 1)).toEqual([]);
      expect(await store.listDue(NOW)).toEqual([agentRef]);
    });

    it('keeps the facts of each day as they were last', async () => {
      const facts = (value: number) =>
        new Map([
          [
            'kpi.coverage',
            {
              value,
              at: NOW,
              provenance: 'pushed' as const,
              source: { title: 'CI' },
            },
          ],
        ]);
      for (const [day, value] of [
        ['2026-02-28', 0.7],
        [DAY, 0.8],
        [DAY, 0.9],
      ] as const) {
        await store.save({
          ...none,
          facts: [{ agentRef, day, facts: facts(value) }],
        });
      }
      expect(await store.daysWithFacts()).toEqual(['2026-02-28', DAY]);
      expect(await store.factsOnDay('2026-02-28')).toEqual(
        new Map([
          [
            agentRef,
            {
              facts: facts(0.7),
              seenAt: Date.parse('2026-02-28T23:59:59.999Z'),
            },
          ],
        ]),
      );
      await store.save({
        ...none,
        facts: [{ agentRef, day: DAY, facts: facts(0.9), seenAt: NOW + 5 }],
      });
      expect(await store.factsOnDay(DAY)).toEqual(
        new Map([[agentRef, { facts: facts(0.9), seenAt: NOW + 5 }]]),
      );
      expect(await store.factsOnDay(DAY, ['other'])).toEqual(new Map());
      expect((await store.listFacts([agentRef])).get(agentRef)).toEqual({
        agentRef,
        day: DAY,
        facts: facts(0.9),
        seenAt: NOW + 5,
      });
    });

    it('lists transitions newest first, and writes each once', async () => {
      const transitions = [transition(), transition({ at: NOW + 1 })];
      await store.save({ ...none, transitions });
      await store.save({ ...none, transitions });
      expect(
        await store.listTransitions(agentRef, { before: NOW + 9, limit: 9 }),
      ).toEqual([transition({ at: NOW + 1 }), transition()]);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 9 }),
      ).toEqual([transition()]);
    });

    it('keeps where agents stood day by day until that is too old', async () => {
      await store.save({
        ...none,
        results: [result({ day: '2026-02-27' })],
        transitions: [transition({ at: NOW - 1 }), transition()],
      });
      await store.save({ ...none, results: [result()] });
      const at = (day: string) => ({
        scorecardRef,
        agentRef,
        day,
        rank: 1,
        score: 0.5,
      });
      expect(await store.listDays(agentRef, '2026-02-01')).toEqual([
        at('2026-02-27'),
        at(DAY),
      ]);
      await store.prune({ transitions: NOW, day: '2026-02-28' });
      expect(await store.listDays(agentRef, '2026-02-01')).toEqual([at(DAY)]);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 9 }),
      ).toEqual([transition()]);
    });
  },
);
