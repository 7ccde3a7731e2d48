import type {
  TrafficCommand,
  TrafficInstance,
} from '@agent-portal/plugin-agents-node';
import { trafficDriverContract } from '@agent-portal/plugin-agents-node/testUtils';
import { FakeCluster, TOKEN } from './__testUtils__/FakeCluster';
import { FakeRollout } from './__testUtils__/FakeRollout';
import { ArgoRolloutsDriver } from './ArgoRolloutsDriver';

jest.setTimeout(30_000);

const weights = [5, 50, 100];

function instanceOf(
  name: string,
  settings: TrafficInstance['settings'] = { namespace: 'bmad' },
): TrafficInstance {
  return {
    agentRef: `component:default/${name}`,
    environmentRef: 'resource:default/production',
    url: `https://${name}.example.com`,
    settings,
  };
}

const guardian = instanceOf('quality-guardian');

async function createWorld(options: { token?: string } = {}) {
  const cluster = await FakeCluster.start();
  const rollout = cluster.add(
    FakeRollout.create({ name: 'quality-guardian', weights }),
  );
  cluster.add(FakeRollout.create({ name: 'orchestrator', weights }));
  const driver = ArgoRolloutsDriver.create({
    clusters: [
      {
        name: 'eu-1',
        url: cluster.url,
        token: { type: 'text', text: options.token ?? TOKEN },
        timeoutMs: 2_000,
      },
    ],
    now: Date.now,
    patienceMs: 300,
  });
  return { cluster, driver, rollout };
}

trafficDriverContract({
  weights: [5, 50],
  create: async () => {
    const { cluster, driver } = await createWorld();
    return {
      driver,
      instances: [guardian, instanceOf('orchestrator')],
      unknown: instanceOf('nobody'),
      countChanges: () => cluster.changes,
      breakDown: () => cluster.stop(),
      stop: () => cluster.stop().catch(() => {}),
    };
  },
});

describe('ArgoRolloutsDriver', () => {
  let world: Awaited<ReturnType<typeof createWorld>>;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(async () => world.cluster.stop().catch(() => {}));

  let number = 0;
  const apply = async (
    target: TrafficCommand['target'],
    change: Partial<TrafficCommand> = {},
  ) => {
    number++;
    await world.driver.apply(
      guardian,
      {
        id: `a:${number}`,
        rolloutId: 'a',
        candidate: '1.5.0',
        stable: '1.4.0',
        fence: number,
        target,
        ...change,
      },
      {},
    );
  };
  const observe = async (instance = guardian) =>
    (await world.driver.observe([instance], {}))[0];

  it('reads a namespace in two requests, however many Rollouts are looked at', async () => {
    await world.driver.observe(
      [guardian, instanceOf('orchestrator'), instanceOf('nobody')],
      {},
    );
    expect(world.cluster.seen.map(one => one.path)).toEqual([
      '/apis/argoproj.io/v1alpha1/namespaces/bmad/rollouts',
      '/apis/apps/v1/namespaces/bmad/replicasets?labelSelector=rollouts-pod-template-hash',
    ]);
  });

  it('sets a weight by the step that sets it, whatever comes before', async () => {
    await apply({ type: 'split', weight: 50 });
    expect(world.rollout.object.status).toMatchObject({
      currentStepIndex: 4,
      canary: { weights: { canary: { weight: 50 } } },
    });
  });

  it('says which weights the steps set when it is asked for another', async () => {
    await expect(apply({ type: 'split', weight: 25 })).rejects.toThrow(
      'The Rollout quality-guardian has no step that sets the weight 25; its steps set 5, 50, 100',
    );
    expect(world.cluster.changes).toBe(0);
  });

  it('gives no traffic to another candidate than the one that is meant', async () => {
    await expect(
      apply({ type: 'split', weight: 5 }, { candidate: '1.6.0' }),
    ).rejects.toThrow(
      'The candidate of the Rollout quality-guardian is 1.5.0, not 1.6.0',
    );
  });

  it('tries a candidate again that was taken back', async () => {
    await apply({ type: 'split', weight: 50 });
    await apply({ type: 'restore' });
    expect(world.rollout.object.status.abort).toBe(true);
    await apply({ type: 'split', weight: 5 });
    expect(await observe()).toMatchObject({ weight: 5 });
  });

  it('finds no fault with what it took back itself, but with what others did', async () => {
    await apply({ type: 'split', weight: 50 });
    await apply({ type: 'restore' });
    expect(await observe()).not.toHaveProperty('problem');
    await apply({ type: 'split', weight: 5 });
    world.rollout.replace({
      ...world.rollout.object,
      status: { ...world.rollout.object.status, abort: true },
    });
    world.rollout.reconcile();
    expect(await observe()).toMatchObject({
      weight: 0,
      problem: 'Aborted: RolloutAborted',
    });
  });

  it('finds fault with steps that go on by themselves, and sets no weight by them', async () => {
    const { object } = world.rollout;
    const steps = [
      { pause: {} },
      { setWeight: 5 },
      { pause: { duration: '10m' } },
      { setWeight: 100 },
      { pause: {} },
    ];
    world.rollout.replace({
      ...object,
      spec: { ...object.spec, strategy: { canary: { steps } } },
    });
    const problem = expect.stringContaining(
      'does not wait for the portal after setWeight: 5',
    );
    expect(await observe()).toMatchObject({ status: 'ok', problem });
    await expect(apply({ type: 'split', weight: 5 })).rejects.toThrow(
      'does not wait for the portal after setWeight: 5',
    );
    expect(world.cluster.changes).toBe(0);
  });

  it('shows an analysis run that failed', async () => {
    const { object } = world.rollout;
    world.rollout.replace({
      ...object,
      status: {
        ...object.status,
        canary: {
          ...object.status.canary,
          currentBackgroundAnalysisRunStatus: {
            name: 'guardrails-2',
            status: 'Failed',
            message: 'error rate too high',
          },
        },
      },
    });
    expect(await observe()).toMatchObject({
      problem: 'The analysis run guardrails-2 is Failed: error rate too high',
    });
  });

  it('goes back to the pods from before a promotion, without their hash', async () => {
    await apply({ type: 'promote', keepFormer: true });
    await apply({ type: 'restore' });
    expect(world.rollout.object.spec.template.metadata.labels).toEqual({
      app: 'quality-guardian',
      'app.kubernetes.io/version': '1.4.0',
    });
    expect(world.rollout.object.status.stableRS).toBe('hash-1-4-0');
  });

  it('goes on going back when it is asked again, once the controller is awake', async () => {
    await apply({ type: 'promote', keepFormer: true });
    world.rollout.isAsleep = true;
    const again = { id: 'a:back', fence: 900 };
    await expect(apply({ type: 'restore' }, again)).rejects.toThrow(
      /has yet to take in .*; it is tried again/,
    );
    world.rollout.isAsleep = false;
    world.rollout.reconcile();
    expect(await observe()).toMatchObject({ weight: 0, stable: '1.5.0' });
    await apply({ type: 'restore' }, again);
    expect(await observe()).toMatchObject({ weight: 0, stable: '1.4.0' });
  });

  it('cannot go back to what was not kept', async () => {
    await apply({ type: 'promote', keepFormer: false });
    await expect(apply({ type: 'restore' })).rejects.toThrow(
      'The Rollout quality-guardian cannot go back to 1.4.0: 1.5.0 is stable, and no pods of 1.4.0 are kept from before',
    );
  });

  it('reads the object again when somebody changed it meanwhile', async () => {
    let others = 2;
    world.cluster.beforePatch = () => {
      if (others-- > 0) world.rollout.replace({ ...world.rollout.object });
    };
    await apply({ type: 'split', weight: 5 });
    expect(await observe()).toMatchObject({ weight: 5 });
  });

  it('lets the higher token win when two commands meet', async () => {
    let isFirst = true;
    world.cluster.beforePatch = () => {
      if (!isFirst) return;
      isFirst = false;
      const { object } = world.rollout;
      world.rollout.replace({
        ...object,
        metadata: {
          ...object.metadata,
          annotations: { 'agentportal.dev/fencing-token': '1000' },
        },
      });
    };
    await expect(
      apply({ type: 'split', weight: 5 }, { fence: 999 }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await observe()).toMatchObject({ weight: 0, fence: 1000 });
  });

  it('does not repeat the token to anybody when it is refused', async () => {
    await world.cluster.stop();
    world = await createWorld({ token: 'a wrong one' });
    const seen = await observe();
    expect(seen).toEqual({
      status: 'error',
      reason: expect.stringMatching(
        /^The cluster eu-1 answers 401 .*Unauthorized$/,
      ),
    });
    expect(JSON.stringify(seen)).not.toContain('a wrong one');
  });

  it.each([
    [{}, 'rollout.namespace of component:default/quality-guardian in'],
    [
      { namespace: 'bmad', cluster: 'mars' },
      'is mars, which is not configured; name one of eu-1',
    ],
    [
      { namespace: 'bmad', name: 'other' },
      'There is no Rollout other in the namespace bmad',
    ],
  ])('says what is wrong with the settings %j', async (settings, reason) => {
    expect(await observe(instanceOf('quality-guardian', settings))).toEqual({
      status: 'error',
      reason: expect.stringContaining(reason),
    });
  });

  it('does not take a blue-green strategy for one that splits traffic', async () => {
    const { object } = world.rollout;
    world.rollout.replace({
      ...object,
      spec: {
        ...object.spec,
        strategy: { blueGreen: { activeService: 'active' } },
      },
    });
    expect(await observe()).toEqual({
      status: 'error',
      reason: expect.stringContaining('has no canary strategy'),
    });
  });
});
