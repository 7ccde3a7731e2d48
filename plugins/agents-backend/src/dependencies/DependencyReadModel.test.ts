import type { HealthComponent } from '@agent-portal/plugin-agents-common';
import {
  createStoredAgent,
  createTarget,
  NOW,
  PRODUCTION,
} from '../__testUtils__/factories';
import { MemoryAgentStore } from '../catalog/MemoryAgentStore';
import { MemoryResourceStore } from '../catalog/MemoryResourceStore';
import { MemoryHealthStore } from '../health';
import { observed, target } from '../health/__testUtils__/observations';
import { recordObservations } from '../health/recordObservations';
import { DefaultDependencyReadModel } from './DefaultDependencyReadModel';
import { DependencyService } from './DependencyService';
import { toDependencyEvidence } from './toDependencyEvidence';

const BUS = 'resource:default/event-bus';
const REDIS = 'resource:default/redis';
const agentRef = (name: string) => `component:default/${name}`;

const broken: HealthComponent = {
  id: 'redis:latency',
  status: 'fail',
  output: 'connection refused',
};

/** Agents by name with what they depend on and what they report. */
async function createReadModel(
  given: Record<
    string,
    { dependsOn: string[]; components?: HealthComponent[] }
  >,
) {
  const agents = MemoryAgentStore.create();
  const resources = MemoryResourceStore.create({ agents });
  const health = MemoryHealthStore.create({ now: () => NOW });
  await agents.savePolicies({ put: [PRODUCTION], remove: [] });
  await resources.save({
    put: [
      { ref: BUS, title: 'Event bus', dependsOn: [REDIS], components: [] },
      { ref: REDIS, title: 'Redis', dependsOn: [], components: [] },
    ].map(definition => ({ etag: '1', definition })),
    remove: [],
  });
  await agents.saveAgents({
    put: Object.entries(given).map(([name, { dependsOn }]) =>
      createStoredAgent({
        name,
        dependsOn: [...dependsOn, 'resource:default/production'],
      }),
    ),
    remove: [],
  });
  for (const [name, { components }] of Object.entries(given)) {
    if (!components) continue;
    const observation = observed(
      target(name, { agentRef: agentRef(name) }),
      'fail',
      { at: NOW, alive: true, components },
    );
    await health.update(
      [observation.target],
      current =>
        recordObservations(current, {
          observations: [observation],
          policy: { failureThreshold: 1, recoveryThreshold: 1 },
        }).changes,
    );
  }
  const readModel = DefaultDependencyReadModel.create({
    agents,
    resources,
    health,
  });
  const service = DependencyService.create({
    readModel,
    agents,
    visible: {
      listVisible: async (refs, scope) =>
        scope.type === 'refs'
          ? refs.filter(ref => scope.refs.includes(ref))
          : refs,
    },
    now: () => NOW,
  });
  return { readModel, service, agents };
}

const fleet = {
  analyst: { dependsOn: [REDIS], components: [broken] },
  tester: { dependsOn: [REDIS], components: [broken] },
  writer: { dependsOn: [BUS] },
  loner: { dependsOn: [] },
};

describe('DependencyReadModel', () => {
  it('lists one broken thing once, with all agents that need it', async () => {
    const { readModel } = await createReadModel(fleet);
    const [redis, bus, ...others] = await readModel.listDependencies();
    expect(others).toEqual([]);
    expect(redis).toMatchObject({ ref: REDIS, status: 'fail', reporting: 2 });
    expect(redis.agents.map(one => [one.agentTitle, one.through])).toEqual([
      ['analyst', undefined],
      ['tester', undefined],
      ['writer', BUS],
    ]);
    expect(bus).toMatchObject({ ref: BUS, status: 'unknown' });
  });

  it('leaves out an instance that is not deployed yet', async () => {
    const { readModel, agents } = await createReadModel({
      analyst: { dependsOn: [REDIS], components: [broken] },
      tester: { dependsOn: [REDIS], components: [broken] },
    });
    const later = 'resource:default/later';
    const definition = {
      ...PRODUCTION.definition,
      ref: 'resource:default/production',
      title: 'Staging',
      stage: 'staging' as const,
      order: 1,
    };
    await agents.savePolicies({
      put: [
        { etag: '2', kind: 'environment', definition },
        {
          etag: '1',
          kind: 'environment',
          definition: { ...definition, ref: later, stage: 'production' },
        },
      ],
      remove: [],
    });
    await agents.saveAgents({
      put: ['analyst', 'tester'].map(name =>
        createStoredAgent(
          {
            name,
            lifecycle: name === 'tester' ? 'experimental' : 'production',
            dependsOn: [REDIS],
          },
          {
            instances: [definition.ref, later].map(environmentRef =>
              createTarget({ agentRef: agentRef(name), environmentRef }),
            ),
          },
        ),
      ),
      remove: [],
    });
    const found = await readModel.listDependencies();
    expect(
      found.map(one => [
        one.environmentRef,
        one.agents.map(report => report.agentTitle),
      ]),
    ).toEqual([
      [definition.ref, ['analyst', 'tester']],
      [later, ['analyst']],
    ]);
  });

  it('finds the agents that share something with one, directly or not', async () => {
    const { readModel } = await createReadModel(fleet);
    expect(await readModel.listSharers(agentRef('analyst'))).toEqual(
      ['analyst', 'tester', 'writer'].map(agentRef),
    );
    expect(await readModel.listSharers(agentRef('loner'))).toEqual([
      agentRef('loner'),
    ]);
  });

  it('gives alert rules those agents alone that find it not well', async () => {
    const { readModel } = await createReadModel(fleet);
    const [redis] = await readModel.listDependencies();
    const evidence = toDependencyEvidence(
      redis,
      new Map([['resource:default/production', { stage: 'production' }]]),
    );
    expect(evidence).toMatchObject({
      ref: REDIS,
      status: 'fail',
      stage: 'production',
      agents: ['analyst', 'tester'].map(name => ({
        agentRef: agentRef(name),
        component: 'redis:latency',
        reason: 'connection refused',
      })),
    });
  });
});

describe('DependencyService', () => {
  const viewer = (names: string[], seen: string[]) => ({
    scope: { type: 'refs' as const, refs: names.map(agentRef) },
    listSeen: async () => new Set(seen),
  });
  const all = {
    scope: { type: 'all' as const },
    listSeen: async (refs: string[]) => new Set(refs),
  };

  it('tells people of the agents that they may see, and counts no other', async () => {
    const { service } = await createReadModel(fleet);
    const { items } = await service.list({}, viewer(['analyst'], [REDIS]));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      title: 'Redis',
      reason: 'analyst reports it as failing: connection refused',
      reporting: 1,
      agents: [{ title: 'analyst' }],
    });
    expect(JSON.stringify(items)).not.toMatch(/tester|writer/);
  });

  it('says of a resource that somebody may not see only what an agent names', async () => {
    const { service } = await createReadModel(fleet);
    const { items } = await service.list({}, viewer(['writer'], []));
    expect(items).toMatchObject([{ ref: BUS, title: 'event-bus' }]);
    expect(items[0].dependsOn).toEqual([]);
  });

  it('narrows by status', async () => {
    const { service } = await createReadModel(fleet);
    const list = async (status: 'fail' | 'pass') =>
      (await service.list({ status: [status] }, all)).items.length;
    expect(await list('fail')).toBe(1);
    expect(await list('pass')).toBe(0);
  });

  it('shows with what an agent depends on the others that need it', async () => {
    const { service } = await createReadModel(fleet);
    const items = await service.listOfAgent(agentRef('writer'), all);
    expect(items.map(one => one.title)).toEqual(['Redis', 'Event bus']);
    expect(items[0].agents.map(one => one.title)).toEqual([
      'analyst',
      'tester',
      'writer',
    ]);
    expect(await service.listOfAgent(agentRef('loner'), all)).toEqual([]);
  });
});
