import {
  createRollout,
  readRolloutPlan,
  type Rollout,
} from '@agent-portal/plugin-agents-common';
import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { ConflictError } from '@backstage/errors';
import {
  createStoredAgent,
  createTarget,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { TrafficDriverRegistry } from '../drivers';
import type { RolledOutRelease } from '../results/RolloutReadModel';
import { hashPolicy } from '../service/hashPolicy';
import { RolloutMaker } from '../service/RolloutMaker';
import { DEFAULT_JUDGEMENT } from '@agent-portal/plugin-agents-common';
import { MemoryPlanRunStore } from './MemoryPlanRunStore';
import { PlanRunner } from './PlanRunner';
import { PlanScheduler } from './PlanScheduler';
import { ScheduledPlanSource } from './ScheduledPlanSource';

const PLAN = 'rolloutplan:default/spring';
const PRODUCTION_REF = 'resource:default/production';
const refOf = (name: string) => `component:default/${name}`;

async function createWorld() {
  const agents = MemoryAgentStore.create();
  const { plan } = readRolloutPlan({
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'RolloutPlan',
    metadata: { name: 'spring' },
    spec: {
      owner: 'group:default/release-managers',
      waves: [
        { id: 'one', title: 'One', agents: { names: [refOf('a')] } },
        { id: 'two', title: 'Two', agents: { names: [refOf('b')] } },
      ],
    },
  });
  await agents.savePolicies({
    put: [
      PRODUCTION,
      {
        etag: '1',
        kind: 'plan',
        definition: {
          ref: PLAN,
          title: 'Spring',
          waves: plan!.waves,
          gates: [],
          plan,
        },
      },
    ],
    remove: [],
  });
  const driver = FakeTrafficDriver.create({ now: () => NOW });
  for (const name of ['a', 'b']) {
    const target = createTarget({
      agentRef: refOf(name),
      rollout: { driver: 'fake', settings: {} },
    });
    await agents.saveAgents({
      put: [createStoredAgent({ name }, { instances: [target] })],
      remove: [],
    });
    driver.set(target, { weight: 0, stable: '1.4.0', candidate: '1.5.0' });
  }
  const drivers = TrafficDriverRegistry.create();
  drivers.addTrafficDriver(driver);
  const runs = MemoryPlanRunStore.create();
  const rollouts: Rollout[] = [];
  const releases: RolledOutRelease[] = [];
  const readModel = {
    listLatestOfPlans: async () =>
      rollouts.map(rollout => ({ rollout, revision: 1, turn: 1 })),
    listReleases: async () => releases,
  };
  const create = jest.fn(async (rollout: Rollout) => {
    rollouts.push(rollout);
    return { rollout, revision: 1, turn: 1 };
  });
  const maker = RolloutMaker.create({
    agents,
    engine: { create },
    judgement: DEFAULT_JUDGEMENT,
    now: () => NOW,
  });
  const scheduler = PlanScheduler.create({
    agents,
    dependencies: { listDependencies: async () => new Map() },
    drivers,
    readModel,
    runs,
    limitMs: 1_000,
    now: () => NOW,
  });
  const runner = PlanRunner.create({
    agents,
    runs,
    scheduler,
    maker,
    readModel,
  });
  return {
    driver,
    create,
    releases,
    rollouts,
    agents,
    scheduler,
    run: () => runner.run({ signal: new AbortController().signal }),
    start: (running = true) =>
      runs.set({
        planRef: PLAN,
        running,
        changedBy: 'user:default/remy',
        changedAt: NOW,
      }),
  };
}

describe('PlanRunner', () => {
  it('makes nothing for a plan that nobody started, or that was stopped', async () => {
    const { run, start, create } = await createWorld();
    await run();
    await start();
    await start(false);
    await run();
    expect(create).not.toHaveBeenCalled();
  });

  it('makes one rollout for each release that is offered, in the name of who started the plan', async () => {
    const { run, start, create, rollouts } = await createWorld();
    await start();
    await run();
    expect(rollouts.map(({ agent }) => agent).sort()).toEqual([
      refOf('a'),
      refOf('b'),
    ]);
    expect(rollouts[0]).toMatchObject({
      environment: PRODUCTION_REF,
      candidate: '1.5.0',
      createdBy: 'user:default/remy',
      policy: { plan: PLAN },
    });
    expect(rollouts[0].policyVersion).toBe(hashPolicy(rollouts[0].policy));
    await run();
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('makes none of a release that was rolled out there before, however that ended', async () => {
    const { run, start, rollouts, releases } = await createWorld();
    await start();
    releases.push({
      id: 'old',
      agentRef: refOf('a'),
      environmentRef: PRODUCTION_REF,
      candidate: '1.5.0',
      state: 'rolled-back',
    });
    await run();
    expect(rollouts.map(({ agent }) => agent)).toEqual([refOf('b')]);
  });

  it('goes on after one that cannot be made, and tells of it unless somebody was faster', async () => {
    const { run, start, create } = await createWorld();
    await start();
    create.mockRejectedValueOnce(new ConflictError('quarantined'));
    create.mockRejectedValueOnce(new Error('disk full'));
    await expect(run()).rejects.toThrow(/disk full/);
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('makes nothing for an agent whose driver does not answer', async () => {
    const { run, start, create, driver } = await createWorld();
    await start();
    driver.failure = 'away';
    await run();
    expect(create).not.toHaveBeenCalled();
  });
});

describe('ScheduledPlanSource', () => {
  const begin = async (world: Awaited<ReturnType<typeof createWorld>>) => {
    await world.start();
    await world.run();
    const source = ScheduledPlanSource.create(world);
    return source.read(world.rollouts, {});
  };

  it('lets the first wave begin, and the second wait for it by name', async () => {
    const world = await createWorld();
    const planned = await begin(world);
    const [a, b] = [...world.rollouts].sort((x, y) =>
      x.agent < y.agent ? -1 : 1,
    );
    expect(planned(a)).toEqual({ mayStart: true, waitsFor: [] });
    expect(planned(b)).toEqual({ mayStart: false, waitsFor: ['One'] });
  });

  it('holds back what its plan no longer knows', async () => {
    const world = await createWorld();
    await begin(world);
    await world.agents.savePolicies({ put: [], remove: [PLAN] });
    const source = ScheduledPlanSource.create(world);
    const planned = await source.read(world.rollouts, {});
    expect(planned(world.rollouts[0])).toMatchObject({
      mayStart: false,
      waitsFor: [expect.stringMatching(/catalog to have the plan/)],
    });
  });

  it('lets go on what has begun, and what is outside any plan', async () => {
    const world = await createWorld();
    await begin(world);
    const [first] = world.rollouts;
    const outside = createRollout({
      ...first,
      policy: { ...first.policy, plan: undefined },
      now: NOW,
    }).rollout;
    const begun: Rollout = { ...first, state: 'baking' };
    const source = ScheduledPlanSource.create(world);
    const planned = await source.read([begun, outside], {});
    expect(planned(begun).mayStart).toBe(true);
    expect(planned(outside).mayStart).toBe(true);
  });
});
