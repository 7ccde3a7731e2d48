import fc from 'fast-check';
import type { HealthComponent } from '../api/types';
import type {
  DependencyResource,
  DependentInstance,
} from './dependencies/model';
import { joinDependencies } from './joinDependencies';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const BUS = 'resource:default/event-bus';
const REDIS = 'resource:default/redis';

function component(change: Partial<HealthComponent> = {}): HealthComponent {
  return {
    id: 'event-bus:response-time',
    componentId: 'event-bus',
    status: 'pass',
    dependency: true,
    ...change,
  };
}

const broken = component({ status: 'fail', output: 'connection refused' });

function instance(
  name: string,
  components: HealthComponent[],
  change: Partial<DependentInstance> = {},
): DependentInstance {
  return {
    agentRef: `component:default/${name}`,
    agentTitle: name,
    environmentRef: 'resource:default/production',
    dependsOn: [BUS],
    since: NOW - 60_000,
    observedAt: NOW,
    components,
    ...change,
  };
}

function resource(
  ref: string,
  change: Partial<DependencyResource> = {},
): DependencyResource {
  const title = ref.split('/')[1];
  return { ref, title, dependsOn: [], components: [], ...change };
}

function join(
  instances: DependentInstance[],
  resources = [resource(BUS, { title: 'Event bus' })],
) {
  return joinDependencies({
    instances,
    resources: new Map(resources.map(one => [one.ref, one])),
  });
}

describe('joinDependencies', () => {
  it('shows what several agents need once, with those that it takes down first', () => {
    const found = join([
      instance('analyst', [component()]),
      instance('architect', [broken]),
      instance('tester', [broken]),
      instance('writer', []),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      ref: BUS,
      title: 'Event bus',
      status: 'fail',
      reporting: 3,
      reason:
        '2 of the 3 agents that report on it report it as failing: connection refused',
    });
    expect(found[0].agents.map(one => [one.agentTitle, one.status])).toEqual([
      ['architect', 'fail'],
      ['tester', 'fail'],
      ['writer', 'unknown'],
      ['analyst', 'pass'],
    ]);
  });

  it('is unknown, and never well, when nobody reports on it', () => {
    const [bus] = join([instance('architect', []), instance('tester', [])]);
    expect(bus).toMatchObject({
      status: 'unknown',
      reporting: 0,
      reason: 'None of the 2 agents that depend on it reports on it',
    });
    const [other] = join([
      instance('architect', [component({ status: 'unknown' })]),
    ]);
    expect(other).toMatchObject({
      status: 'unknown',
      reason: 'architect reports on it without saying how it is',
    });
  });

  it('keeps environments apart', () => {
    const found = join([
      instance('architect', [broken]),
      instance('architect', [component()], {
        environmentRef: 'resource:default/staging',
      }),
    ]);
    expect(found.map(one => [one.environmentRef, one.status])).toEqual([
      ['resource:default/production', 'fail'],
      ['resource:default/staging', 'pass'],
    ]);
  });

  it.each([
    ['its name', { id: 'event-bus' }],
    ['its name in other writing', { id: 'EventBus:connections' }],
    ['its reference', { id: 'x:y', componentId: 'resource:default/event-bus' }],
    ['its component id', { id: 'x:y', componentId: 'event_bus' }],
    ['its title', { id: 'The Bus:latency' }],
    ['its annotation', { id: 'kafka:lag' }],
    ['its annotation as component id', { id: 'x:y', componentId: 'KAFKA' }],
  ])('knows a resource by %s', (_name, names) => {
    const found = join(
      [
        instance('architect', [
          component({ componentId: undefined, ...names, status: 'warn' }),
        ]),
      ],
      [resource(BUS, { title: 'The bus', components: ['kafka'] })],
    );
    expect(found).toMatchObject([{ ref: BUS, status: 'warn' }]);
  });

  it('takes the worst of several measurements of one component', () => {
    const [bus] = join([
      instance('architect', [
        component({ id: 'event-bus:latency' }),
        component({ id: 'event-bus:lag', status: 'warn', output: 'late' }),
        component({ id: 'event-bus:size', status: 'unknown' }),
      ]),
    ]);
    expect(bus).toMatchObject({ status: 'warn', reporting: 1 });
    expect(bus.agents).toMatchObject([
      { component: 'event-bus:lag', output: 'late', status: 'warn' },
    ]);
  });

  it('does not guess between two resources that a component fits equally', () => {
    const dependsOn = ['resource:a/redis', 'resource:b/redis'];
    const found = join(
      [
        instance(
          'architect',
          [component({ id: 'redis', componentId: 'redis' })],
          {
            dependsOn,
          },
        ),
      ],
      dependsOn.map(ref => resource(ref)),
    );
    expect(found.map(one => [one.ref, one.title, one.status])).toEqual([
      ['resource:a/redis', 'redis', 'unknown'],
      ['resource:b/redis', 'redis', 'unknown'],
      [undefined, 'redis', 'pass'],
    ]);
  });

  it('makes a tree of what resources depend on, with the agents that need each through another', () => {
    const found = join(
      [
        instance('architect', [
          component({ id: 'redis', componentId: 'redis', status: 'fail' }),
        ]),
      ],
      [
        resource(BUS, { dependsOn: [REDIS] }),
        resource(REDIS, { dependsOn: [BUS] }),
      ],
    );
    expect(found).toMatchObject([
      {
        ref: REDIS,
        status: 'fail',
        agents: [{ through: BUS, component: 'redis' }],
      },
      { ref: BUS, status: 'unknown', dependsOn: [REDIS] },
    ]);
    expect(found).toHaveLength(2);
  });

  it('calls what the catalog does not know by its own name, for each agent', () => {
    const cache = component({ id: 'cache:hits', componentId: 'cache' });
    const found = join(
      ['architect', 'tester'].map(name =>
        instance(name, [cache], { dependsOn: [] }),
      ),
      [],
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ title: 'cache', reporting: 1 });
    expect(found[0].ref).toBeUndefined();
  });

  it.each([
    ['one component id', { componentId: 'c0ffee-1' }, 1],
    ['one address', { componentId: 'redis://cache.internal:6379/0' }, 1],
    [
      'one address in its output',
      { output: 'connect ECONNREFUSED 10.0.0.5:6379' },
      1,
    ],
    ['the address of their own machine', { componentId: '127.0.0.1:6379' }, 2],
    ['their own machine by name', { componentId: 'redis://localhost:6379' }, 2],
    ['a line of one program', { output: 'thrown at server.js:1042' }, 2],
    ['one time', { output: 'since 2026-01-01T12:00' }, 2],
  ])(
    'takes two components with %s for the right number of things',
    (_name, change, things) => {
      const cache = component({
        id: 'cache:hits',
        componentId: 'cache',
        ...change,
      });
      const found = join(
        ['architect', 'tester'].map(name =>
          instance(name, [cache], { dependsOn: [] }),
        ),
        [],
      );
      expect(found).toHaveLength(things);
    },
  );

  it('takes a stranger for the resource whose identity it has', () => {
    const same = { componentId: 'bus.internal:9092', status: 'fail' as const };
    const found = join([
      instance('architect', [component(same)]),
      instance('tester', [component({ ...same, id: 'broker' })], {
        dependsOn: [],
      }),
    ]);
    expect(found).toMatchObject([{ ref: BUS, reporting: 2 }]);
  });

  it('leaves out what an agent has inside', () => {
    const inside = [
      component({ id: 'cpu:load', componentType: 'system' }),
      component({ id: 'workers:queue', dependency: undefined }),
    ];
    const store = component({
      id: 'db:rows',
      componentType: 'datastore',
      dependency: undefined,
    });
    const found = join(
      [instance('architect', [...inside, store], { dependsOn: [] })],
      [],
    );
    expect(found.map(one => one.title)).toEqual(['db']);
  });

  it('says since when it is bad from the first agent that found it so', () => {
    const since = (minutes: number) =>
      new Date(NOW - minutes * 60_000).toISOString();
    const [bus] = join([
      instance('architect', [{ ...broken, since: since(3) }]),
      instance('tester', [{ ...broken, since: since(5) }]),
      instance('writer', [component({ since: since(9) })]),
    ]);
    expect(bus.since).toBe(NOW - 5 * 60_000);
    const [well] = join([
      instance('architect', [component({ since: since(3) })]),
      instance('tester', [component({ since: since(5) })]),
    ]);
    expect(well.since).toBe(NOW - 3 * 60_000);
  });

  it('survives names of any kind, and is as bad as the worst that is reported', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '__proto__',
        'event-bus',
        'constructor',
        '10.0.0.1:80',
        '[::]:1',
      ),
    );
    const components = fc.array(
      fc.record({
        id: text,
        componentId: text,
        output: text,
        status: fc.constantFrom('pass', 'warn', 'fail', 'unknown'),
        dependency: fc.boolean(),
      }) as fc.Arbitrary<HealthComponent>,
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(components, { maxLength: 4 }), documents => {
        const found = join(
          documents.map((one, index) => instance(`a${index}`, one)),
        );
        for (const { agents, status, reporting } of found) {
          const said = agents.filter(one => one.component !== undefined);
          expect(said).toHaveLength(reporting);
          const fails = said.some(one => one.status === 'fail');
          const passes = said.some(one => one.status === 'pass');
          expect(fails ? status : 'fail').toBe('fail');
          expect(status !== 'pass' || passes).toBe(true);
        }
      }),
    );
  });
});
