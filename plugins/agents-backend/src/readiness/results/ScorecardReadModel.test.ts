import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { compileScorecard } from '@agent-portal/plugin-agents-common';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createRecord, NOW } from '../../__testUtils__/factories';
import { DatabaseFleetStore } from '../../fleet/DatabaseFleetStore';
import { createScorecard } from '../__testUtils__/createScorecard';
import { DatabaseReadinessStore } from './DatabaseReadinessStore';
import { ScorecardReadModel } from './ScorecardReadModel';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const scorecard = createScorecard();
const inForce = {
  scorecard,
  compiled: compileScorecard(scorecard),
  inForceSince: NOW,
};

describe.each<[TestDatabaseId]>(databases.engines)(
  'ScorecardReadModel on %s',
  engine => {
    it('pages and rolls up the agents that a caller may see, those without a group last', async () => {
      const knex = await databases.open(engine);
      const agents = [
        { name: 'a', outcomes: 'pf', rank: 1, score: 0.5 },
        {
          name: 'b',
          system: 'system:default/x',
          outcomes: 'pp',
          rank: 2,
          score: 1,
        },
        {
          name: 'c',
          system: 'system:default/w',
          outcomes: 'pf',
          rank: 1,
          score: 0.75,
        },
        { name: 'hidden', outcomes: 'pp', rank: 2, score: 1 },
      ];
      await DatabaseFleetStore.create({ knex }).save({
        put: agents.map(({ name, system }) =>
          createRecord({ name, system, ref: name }),
        ),
        transitions: [],
        remove: [],
      });
      await DatabaseReadinessStore.create({ knex }).save({
        results: agents.map(({ name, ...evaluation }) => ({
          agentRef: name,
          scorecardRef: scorecard.entityRef,
          version: '1.0.0',
          fingerprint: 'one',
          day: '2026-03-01',
          since: NOW,
          evaluatedAt: NOW,
          evaluation: {
            ...evaluation,
            graced: false,
            passed: 1,
            known: 2,
            applicable: 2,
            exempt: 0,
          },
        })),
        facts: [],
        remove: [],
        gone: [],
        transitions: [],
        touched: [],
      });
      const results = ScorecardReadModel.create({ knex });
      const scope = { type: 'refs' as const, refs: ['a', 'b', 'c'] };
      const query = { groupBy: 'system' as const };
      const page = await results.listRows(inForce, query, scope);
      expect(page.total).toBe(3);
      expect(page.rows.map(row => [row.ref, row.group, row.score])).toEqual([
        ['c', 'system:default/w', 0.75],
        ['b', 'system:default/x', 1],
        ['a', '', 0.5],
      ]);
      expect(await results.listGroups(inForce, query, scope)).toMatchObject({
        total: 3,
        groups: [
          { group: 'system:default/w' },
          { group: 'system:default/x' },
          { group: '', agents: 1 },
        ],
      });
      for (const groupBy of ['owner', 'wave', undefined] as const) {
        const rolled = await results.listGroups(inForce, { groupBy }, scope);
        expect(rolled.groups).toMatchObject([{ agents: 3, score: 0.75 }]);
      }
      const failing = await results.listRows(
        inForce,
        { check: 'owner', outcome: ['fail'] },
        scope,
      );
      expect(failing.rows.map(row => row.ref)).toEqual(['a', 'c']);
      expect(
        (await results.listSpreads(scope)).get(scorecard.entityRef),
      ).toEqual({
        agents: 3,
        byLevel: [
          { rank: 1, count: 2 },
          { rank: 2, count: 1 },
        ],
        score: 0.75,
      });
    });
  },
);
