import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createRecord, createStoredAgent } from '../../__testUtils__/factories';
import type { AgentScope } from '../../authorization/AgentScope';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { DatabaseFleetStore } from '../../fleet/DatabaseFleetStore';
import {
  givenPolicy,
  givenRollout,
  START,
} from '../__testUtils__/givenRollout';
import { DatabaseRolloutStore } from '../store';
import { DatabaseRolloutReadModel } from './DatabaseRolloutReadModel';
import { RolloutTimelineReadModel } from './RolloutTimelineReadModel';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ALL: AgentScope = { type: 'all' };

describe.each(databases.engines)('DatabaseRolloutReadModel in %s', engine => {
  let knex: Knex;
  let model: DatabaseRolloutReadModel;

  async function given(
    id: string,
    agent: string,
    overrides: Partial<Rollout> = {},
  ) {
    const rollout = givenRollout({
      id,
      agent: `component:default/${agent}`,
      candidate: id,
      ...overrides,
    });
    await DatabaseRolloutStore.create({ knex }).create({
      rollout,
      input: { type: 'create', at: START, rollout },
      entries: [
        { kind: 'created', at: rollout.createdAt, by: 'x', text: `${id} made` },
        { kind: 'command', at: rollout.createdAt, by: 'engine', text: 'inner' },
      ],
    });
  }

  beforeEach(async () => {
    knex = await databases.open(engine);
    model = DatabaseRolloutReadModel.create({ knex });
    const agents = ['architect', 'tester'];
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: agents.map(name =>
        createStoredAgent({ name, owner: `group:default/${name}s` }),
      ),
      remove: [],
    });
    await DatabaseFleetStore.create({ knex }).save({
      put: agents.map(name =>
        createRecord({
          name,
          title: name.toUpperCase(),
          owner: `group:default/${name}s`,
        }),
      ),
      transitions: [],
      remove: [],
    });
    const wave = { id: 'first', title: 'First' };
    const policy = { ...givenPolicy(), plan: 'rolloutplan:default/p', wave };
    await given('a', 'architect', { state: 'succeeded' });
    await given('b', 'architect', { createdAt: START + 1, policy });
    await given('c', 'tester', { createdAt: START + 2, state: 'aborted' });
    await given('d', 'gone', { createdAt: START + 3, state: 'aborted' });
  });

  const list = async (query: object = {}, scope: AgentScope = ALL) =>
    (await model.getPage(query, scope)).items.map(({ rollout }) => rollout.id);

  it('lists those under way first, then the newest, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await model.getPage({ limit: 1, cursor }, ALL);
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ rollout }) => rollout.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['b', 'd', 'c', 'a']);
    await expect(model.getPage({ cursor: 'x' }, ALL)).rejects.toThrow(/cursor/);
  });

  it('takes titles and owners from the fleet, and the reference of an agent that is gone', async () => {
    expect((await model.getPage({}, ALL)).items).toMatchObject([
      { agentTitle: 'ARCHITECT', owner: 'group:default/architects' },
      { agentTitle: 'component:default/gone' },
      { agentTitle: 'TESTER' },
      { agentTitle: 'ARCHITECT' },
    ]);
  });

  it('filters', async () => {
    expect(await list({ active: true })).toEqual(['b']);
    expect(await list({ active: false })).toEqual(['d', 'c', 'a']);
    expect(await list({ state: ['aborted'] })).toEqual(['d', 'c']);
    expect(await list({ agent: 'component:default/tester' })).toEqual(['c']);
    expect(await list({ plan: 'rolloutplan:default/p' })).toEqual(['b']);
    expect(await list({ wave: ['rolloutplan:default/p#first'] })).toEqual([
      'b',
    ]);
    expect(await list({ wave: ['rolloutplan:default/q#first'] })).toEqual([]);
    expect(await list({ owner: ['group:default/testers'] })).toEqual(['c']);
    expect(await list({ environment: 'resource:default/moon' })).toEqual([]);
  });

  it('knows which wait for an approval, until they have it', async () => {
    const gate = { id: 'board', title: 'Board', type: 'approval' as const };
    const waiting = { ...gate, outcome: 'fail' as const, text: '0 of 1.' };
    const approved = { ...gate, outcome: 'pass' as const, text: '1 of 1.' };
    await given('w', 'tester', { gates: [waiting] });
    await given('x', 'gone', { gates: [approved] });
    await given('y', 'gone', { gates: [waiting], state: 'aborted' });
    expect(await list({ waitingForMe: true })).toEqual(['w']);
    const store = DatabaseRolloutStore.create({ knex });
    const stored = (await store.get('w'))!;
    await store.save([
      {
        revision: stored.revision,
        rollout: { ...stored.rollout, gates: [approved] },
        input: { type: 'create', at: START, rollout: stored.rollout },
        entries: [],
      },
    ]);
    expect(await list({ waitingForMe: true })).toEqual([]);
  });

  it('leaks nothing of agents outside the scope, not in a count either', async () => {
    const scope: AgentScope = {
      type: 'criteria',
      criteria: {
        key: 'relations.ownedby',
        values: ['group:default/testers'],
      },
    };
    expect(await model.getPage({}, scope)).toMatchObject({
      total: 1,
      items: [{ rollout: { id: 'c' } }],
    });
    expect(await model.get('b', scope)).toBeUndefined();
    expect(await model.get('c', scope)).toMatchObject({ agentTitle: 'TESTER' });
    expect(await model.countActive(scope)).toBe(0);
    expect(await model.countActive(ALL)).toBe(1);
    expect(await list({}, { type: 'none' })).toEqual([]);
  });

  it('finds the last one of each agent, and every release that was rolled out', async () => {
    const latest = await model.listLatestOfAgents([
      'component:default/architect',
      'component:default/tester',
    ]);
    expect(latest.map(({ rollout }) => rollout.id)).toEqual(['b', 'c']);
    const ofPlan = await model.listLatestOfPlans(['rolloutplan:default/p']);
    expect(ofPlan.map(({ rollout }) => rollout.id)).toEqual(['b']);
    expect(await model.listReleases(['component:default/architect'])).toEqual([
      expect.objectContaining({ id: 'a', state: 'succeeded' }),
      expect.objectContaining({ id: 'b', candidate: 'b', state: 'pending' }),
    ]);
  });

  it('tells of what happened to an agent, the newest first, without inner workings', async () => {
    const timeline = RolloutTimelineReadModel.create({ knex });
    const events = (before: number) =>
      timeline.listEvents('component:default/architect', { before, limit: 5 });
    expect(await events(START + 10)).toMatchObject([
      { kind: 'rollout', subject: 'b', to: 'b', text: 'b made' },
      { kind: 'rollout', subject: 'a', to: 'a', text: 'a made' },
    ]);
    expect(await events(START + 1)).toMatchObject([{ subject: 'a' }]);
  });
});
