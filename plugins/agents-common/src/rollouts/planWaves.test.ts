import type { RolloutPlan } from '../entities';
import { RolloutWorld, START } from './__testUtils__/RolloutWorld';
import type { Rollout } from './model';
import { planWaves } from './planWaves';
import type { PlanCandidate } from './planWaves';

const ref = (name: string) => `component:default/${name}`;

function agent(
  name: string,
  given: Partial<PlanCandidate> = {},
): PlanCandidate {
  return {
    ref: ref(name),
    title: name,
    dependsOn: [],
    offer: { candidate: '2.0.0' },
    release: '1.0.0',
    ...given,
  };
}

type Wave = RolloutPlan['waves'][number];

function wave(id: string, names: string[], given: Partial<Wave> = {}): Wave {
  return {
    id,
    title: `Wave ${id}`,
    agents: { names: names.map(ref) },
    dependsOn: [],
    ...given,
  };
}

function rollout(
  name: string,
  state: Rollout['state'],
  given: Partial<Rollout> = {},
): Rollout {
  return {
    ...new RolloutWorld().rollout,
    id: `r-${name}`,
    agent: ref(name),
    candidate: '2.0.0',
    state,
    ...given,
  };
}

function plan(
  waves: Wave[],
  agents: PlanCandidate[],
  rollouts: Rollout[] = [],
  running = true,
) {
  const schedule = planWaves({
    plan: {
      entityRef: 'rolloutplan:default/spring',
      namespace: 'default',
      name: 'spring',
      title: 'Spring',
      waves,
      strategies: {},
      gates: [],
      freezeWindows: [],
    },
    running,
    agents,
    rollouts,
    now: START,
  });
  return {
    ...schedule,
    statuses: schedule.waves.map(one => one.status),
    may: (name: string) => schedule.rollouts.get(`r-${name}`)?.mayStart,
    waits: (name: string) => schedule.rollouts.get(`r-${name}`)?.waitsFor,
    text: (id: string) => schedule.waves.find(one => one.id === id)?.text,
  };
}

describe('planWaves', () => {
  it('lets one wave after the other begin, in the order of the list', () => {
    const waves = [wave('1', ['a']), wave('2', ['b'])];
    const agents = [agent('a'), agent('b')];
    const first = plan(waves, agents, [
      rollout('a', 'pending'),
      rollout('b', 'pending'),
    ]);
    expect(first.statuses).toEqual(['waiting', 'to-come']);
    expect([first.may('a'), first.may('b')]).toEqual([true, false]);
    expect(first.waits('b')).toEqual(['Wave 1']);

    const done = plan(waves, agents, [
      rollout('a', 'succeeded'),
      rollout('b', 'pending'),
    ]);
    expect(done.statuses).toEqual(['complete', 'waiting']);
    expect(done.may('b')).toBe(true);
    expect(done.text('1')).toBe('1 of 1 agents are through.');
  });

  it('lets waves that depend on the same one begin together', () => {
    const { statuses, may } = plan(
      [
        wave('last', ['d'], { dependsOn: ['left', 'right'] }),
        wave('left', ['b'], { dependsOn: ['first'] }),
        wave('right', ['c'], { dependsOn: ['first'] }),
        wave('first', ['a']),
      ],
      ['a', 'b', 'c', 'd'].map(name => agent(name)),
      [
        rollout('a', 'succeeded'),
        rollout('b', 'pending'),
        rollout('c', 'baking', { weight: 10 }),
        rollout('d', 'pending'),
      ],
    );
    expect(statuses).toEqual(['complete', 'waiting', 'active', 'to-come']);
    expect([may('b'), may('c'), may('d')]).toEqual([true, true, false]);
  });

  it('lets agents wait for those of their wave that they depend on', () => {
    const agents = [
      agent('a', { dependsOn: [ref('b'), 'resource:default/bus'] }),
      agent('b'),
    ];
    const waves = [wave('1', ['a', 'b'])];
    const {
      may,
      waits,
      waves: planned,
    } = plan(waves, agents, [rollout('a', 'pending'), rollout('b', 'pending')]);
    expect([may('a'), may('b')]).toEqual([false, true]);
    expect(waits('a')).toEqual(['b']);
    expect(planned[0].agents.map(one => one.title)).toEqual(['b', 'a']);
    expect(planned[0].agents[1].text).toBe(
      '2.0.0 waits to begin. It waits for b.',
    );
    const failed = plan([{ ...waves[0], failureBudget: 1 }], agents, [
      rollout('a', 'pending'),
      rollout('b', 'rolled-back'),
    ]);
    expect(failed.may('a')).toBe(false);
  });

  it('breaks a circle at the same place each time, and says so', () => {
    const agents = [
      agent('a', { dependsOn: [ref('b')] }),
      agent('b', { dependsOn: [ref('c')] }),
      agent('c', { dependsOn: [ref('a')] }),
    ];
    const rollouts = ['a', 'b', 'c'].map(name => rollout(name, 'pending'));
    for (const order of [agents, [...agents].reverse()]) {
      const { may, text } = plan([wave('1', ['c', 'b', 'a'])], order, rollouts);
      expect([may('a'), may('b'), may('c')]).toEqual([false, false, true]);
      expect(text('1')).toMatch(
        'c and a depend on each other in a circle: c goes first.',
      );
    }
  });

  it('begins no more at once than the wave allows, and counts those that begin now', () => {
    const names = ['a', 'b', 'c', 'd'];
    const agents = names.map(name => agent(name));
    const waves = [wave('1', names, { concurrency: 2 })];
    const pending = names.map(name => rollout(name, 'pending'));
    const { may, waits } = plan(waves, agents, pending);
    expect(names.map(may)).toEqual([true, true, false, false]);
    expect(waits('c')).toEqual(['one of the 2 under way in Wave 1 to end']);
    const busy = plan(waves, agents, [
      ...pending.slice(0, 2),
      rollout('c', 'paused'),
      rollout('d', 'rolling-back'),
    ]);
    expect(names.map(busy.may)).toEqual([false, false, true, true]);
  });

  it('begins nothing more once more ended badly than the wave bears', () => {
    const names = ['a', 'b', 'c', 'd'];
    const agents = names.map(name => agent(name));
    const rollouts = [
      rollout('a', 'rolled-back', { reason: 'Rolled back: errors' }),
      rollout('b', 'aborted'),
      rollout('c', 'baking', { weight: 10 }),
      rollout('d', 'pending'),
    ];
    const halted = plan(
      [wave('1', names, { failureBudget: 1 }), wave('2', [])],
      agents,
      rollouts,
    );
    expect(halted.statuses).toEqual(['halted', 'to-come']);
    expect([halted.may('c'), halted.may('d')]).toEqual([true, false]);
    expect(halted.text('1')).toBe(
      '2 ended badly, of which it bears 1: no other begins until enough of them are retried. 0 of 4 agents are through.',
    );
    expect(halted.waves[0].agents[0].text).toBe('Rolled back: errors');
    const borne = plan(
      [wave('1', names, { failureBudget: 2 })],
      agents,
      rollouts,
    );
    expect(borne.may('d')).toBe(true);
  });

  it('is complete with failures that it bears', () => {
    const { statuses } = plan(
      [wave('1', ['a', 'b'], { failureBudget: 1 })],
      [agent('a'), agent('b')],
      [rollout('a', 'succeeded'), rollout('b', 'failed')],
    );
    expect(statuses).toEqual(['complete']);
  });

  it('takes an agent in that joins later', () => {
    const labels = { tier: 'gold' };
    const waves = [wave('1', [], { agents: { labels } }), wave('2', ['c'])];
    const agents = [agent('a', { labels }), agent('c')];
    const rollouts = [rollout('a', 'succeeded'), rollout('c', 'pending')];
    expect(plan(waves, agents, rollouts).may('c')).toBe(true);
    const joined = plan(waves, [...agents, agent('b', { labels })], rollouts);
    expect(joined.statuses).toEqual(['waiting', 'to-come']);
    expect(joined.offers).toMatchObject(
      [{ agent: ref('b'), candidate: '2.0.0' }, { agent: ref('c') }].slice(
        0,
        1,
      ),
    );
  });

  it('does not take what it does not know for done', () => {
    const waves = [wave('1', ['a']), wave('2', ['b'])];
    const known = (given: Partial<PlanCandidate>) =>
      plan(waves, [agent('a', given), agent('b')]).statuses[0];
    expect(known({ offer: undefined })).toBe('waiting');
    expect(known({ offer: {}, release: undefined })).toBe('waiting');
    expect(known({ offer: {} })).toBe('to-come');
    const idle = plan(waves, [agent('a', { offer: {} }), agent('b')]);
    expect(idle.text('1')).toBe('Its agents serve, and no release is offered.');
    expect(idle.text('2')).not.toContain('It waits for');
    const gone = plan(waves, [agent('b')]);
    expect(gone.statuses[0]).toBe('waiting');
    expect(gone.waves[0].agents[0].text).toBe('The catalog has no such agent.');
    expect(plan([wave('1', [])], []).statuses).toEqual(['to-come']);
  });

  it('offers a newer release of an agent that is done, and not one that failed', () => {
    const waves = [wave('1', ['a', 'b'], { failureBudget: 1 })];
    const agents = [agent('a', { offer: { candidate: '2.1.0' } }), agent('b')];
    const { offers } = plan(waves, agents, [
      rollout('a', 'succeeded'),
      rollout('b', 'rolled-back'),
    ]);
    expect(offers.map(one => [one.agent, one.candidate])).toEqual([
      [ref('a'), '2.1.0'],
    ]);
  });

  it('goes by the newest rollout that was not superseded', () => {
    const { waves } = plan(
      [wave('1', ['a'])],
      [agent('a')],
      [
        rollout('a', 'superseded', { id: 'r3', createdAt: START + 2 }),
        rollout('a', 'succeeded', { id: 'r2', createdAt: START + 1 }),
        rollout('a', 'rolled-back', { id: 'r1' }),
      ],
    );
    expect(waves[0].agents[0]).toMatchObject({
      status: 'done',
      rollout: { id: 'r2' },
    });
  });

  it('begins nothing while the plan does not run, and nothing that no wave chooses', () => {
    const waves = [wave('1', ['a'])];
    const agents = [agent('a'), agent('z')];
    const rollouts = [rollout('a', 'pending'), rollout('z', 'pending')];
    const stopped = plan(waves, agents, rollouts, false);
    expect(stopped.waits('a')).toEqual(['somebody to start the plan']);
    expect(stopped.waits('z')).toEqual([
      'a wave of the plan to choose the agent',
    ]);
  });

  it('puts an agent that two waves choose into the first', () => {
    const { waves } = plan(
      [wave('1', ['a']), wave('2', [], { agents: { family: 'core' } })],
      [agent('a', { family: 'core' }), agent('b', { family: 'core' })],
    );
    expect(waves.map(one => one.agents.map(({ title }) => title))).toEqual([
      ['a'],
      ['b'],
    ]);
  });
});
