import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { ReadinessLossReadModel } from './ReadinessLossReadModel';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.engines)('ReadinessLossReadModel in %s', engine => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.open(engine);
  });

  const move = (agent: string, at: number, from: number, to: number) => ({
    agent_ref: agent,
    scorecard_ref: 'scorecard:default/one',
    at: NOW + at,
    from_level: '',
    to_level: '',
    from_rank: from,
    to_rank: to,
    text: `${from} to ${to}`,
  });

  it('lists who is lower than before, since when and why', async () => {
    await knex('readiness_transitions').insert([
      move('falls', 1, 3, 2),
      move('falls further', 1, 3, 2),
      move('falls further', 2, 2, 1),
      move('rises', 1, 1, 2),
      move('comes back', 1, 3, 1),
      move('comes back', 2, 1, 3),
      move('comes back in part', 1, 3, 1),
      move('comes back in part', 2, 1, 2),
      move('fell before', -1, 3, 1),
    ]);
    const losses = await ReadinessLossReadModel.create({ knex }).listLosses(
      NOW,
    );
    expect(
      losses.map(({ agentRef, at, text }) => [agentRef, at - NOW, text]).sort(),
    ).toEqual([
      ['comes back in part', 1, '3 to 1'],
      ['falls further', 2, '2 to 1'],
      ['falls', 1, '3 to 2'],
    ]);
  });

  it('lists who is below a level where it runs', async () => {
    const result = (agent: string, rank: number) => ({
      scorecard_ref: 'scorecard:default/one',
      agent_ref: agent,
      version: 'v1',
      fingerprint: 'f',
      day: '2026-03-01',
      outcomes: 'pf',
      rank,
      graced: false,
      passed: 1,
      known: 2,
      applicable: 2,
      exempt: 0,
      since: NOW,
      evaluated_at: NOW,
    });
    await knex('readiness_results').insert([
      result('below', 1),
      result('elsewhere', 1),
      result('there', 2),
    ]);
    await knex('agent_instances').insert(
      [
        ['below', 'production'],
        ['there', 'production'],
        ['elsewhere', 'staging'],
      ].map(([agent, environment]) => ({
        agent_ref: agent,
        environment_ref: environment,
        target: '{}',
      })),
    );
    expect(
      await ReadinessLossReadModel.create({ knex }).listBelow({
        scorecardRef: 'scorecard:default/one',
        environmentRef: 'production',
        rank: 2,
      }),
    ).toEqual([
      { agentRef: 'below', rank: 1, since: NOW, version: 'v1', outcomes: 'pf' },
    ]);
  });
});
