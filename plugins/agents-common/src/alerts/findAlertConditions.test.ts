import {
  MINUTE,
  PRODUCTION,
  START,
  createAgent,
  createDependency,
  createHealth,
  createPolicy,
} from './__testUtils__/alerts';
import { find, ref, say } from './__testUtils__/findConditions';

describe('conditions of health', () => {
  it('takes an agent whose only instance fails for down', () => {
    const [condition, ...others] = find({ health: [createHealth('planner')] });

    expect(others).toEqual([]);
    expect(condition).toMatchObject({
      severity: 'P0',
      rule: { policy: 'built-in', id: 'system-down' },
      title: 'planner is failing in production',
      reason: 'It answers 503.',
      subjectRef: ref('planner'),
      environmentRef: PRODUCTION,
      since: START,
    });
  });

  it('takes one of several instances for a failure, and all of them for an agent that is down', () => {
    const other = { environmentRef: 'resource:default/production-eu' };
    expect(
      say(
        find({
          health: [
            createHealth('planner'),
            createHealth('planner', { ...other, status: 'pass' }),
          ],
        }),
      ),
    ).toEqual(['P1 planner is failing in production']);

    const all = find({
      health: [createHealth('planner'), createHealth('planner', other)],
    });

    expect(say(all)).toEqual([
      'P0 planner is failing everywhere in production',
      'P1 planner is failing in production',
      'P1 planner is failing in production-eu',
    ]);
    const whole = all.find(({ severity }) => severity === 'P0');
    expect(whole?.reason).toBe(
      '2 of 2 instances in production are failing; production: It answers 503.',
    );
    for (const part of all.filter(({ severity }) => severity === 'P1')) {
      expect(part.causes).toEqual([whole?.fingerprint]);
    }
  });

  it('leaves out what does not count, runs elsewhere, is well, or is no agent', () => {
    expect(
      find({
        health: [
          createHealth('planner', { counts: false }),
          createHealth('tester', { stage: 'staging' }),
          createHealth('analyst', { status: 'pass' }),
          createHealth('stranger'),
        ],
      }),
    ).toEqual([]);
  });

  it('has the same fingerprint whatever the severity', () => {
    const [failing] = find({ health: [createHealth('planner')] });
    const [warning] = find({
      health: [createHealth('planner', { status: 'warn' })],
    });

    expect(warning.severity).toBe('P2');
    expect(warning.fingerprint).toBe(failing.fingerprint);
  });

  it('lets a mild rule be heard while a severe one waits', () => {
    const policies = [
      createPolicy({
        rules: [
          {
            id: 'later',
            on: { type: 'health', status: ['fail'] },
            severity: 'P0',
            for: '10m',
          },
          {
            id: 'now',
            on: { type: 'health', status: ['fail'] },
            severity: 'P2',
          },
        ],
      }),
    ];
    const at = (now: number) =>
      find({ health: [createHealth('planner')] }, { policies, now })[0].rule.id;

    expect(at(START + MINUTE)).toBe('now');
    expect(at(START + 10 * MINUTE)).toBe('later');
  });
});

describe('conditions of dependencies', () => {
  const reports = ['planner', 'tester'].map(name => ({
    agentRef: ref(name),
    component: 'database:connection',
    reason: 'refused',
  }));
  const failing = ['planner', 'tester'].map(name =>
    createHealth(name, { failing: ['database:latency'] }),
  );

  it('is one for all agents, and explains why these fail', () => {
    const conditions = find({
      dependencies: [createDependency('postgresql', reports)],
      health: failing,
    });

    const dependency = conditions.find(({ kind }) => kind === 'dependency');
    expect(dependency).toMatchObject({
      severity: 'P1',
      title: 'postgresql is failing in production',
      reason: '2 agents report it: Connections are refused.',
      causes: [],
    });
    expect(dependency?.agents).toEqual(
      ['planner', 'tester'].map(name => ({
        ref: ref(name),
        title: name,
        owner: `group:default/${name}-team`,
        environments: [PRODUCTION],
        reason: 'database:connection: refused',
      })),
    );
    const health = conditions.filter(({ kind }) => kind === 'health');
    expect(health.map(({ causes }) => causes)).toEqual([
      [dependency?.fingerprint],
      [dependency?.fingerprint],
    ]);
  });

  it('explains nothing that fails for another reason too, or elsewhere', () => {
    const conditions = find({
      dependencies: [createDependency('postgresql', reports)],
      health: [
        createHealth('planner', {
          failing: ['database:connection', 'disk:space'],
        }),
        createHealth('tester', {
          failing: ['database:connection'],
          environmentRef: 'resource:default/production-eu',
        }),
      ],
    });

    expect(
      conditions
        .filter(({ kind }) => kind === 'health')
        .map(({ causes }) => causes),
    ).toEqual([[], []]);
  });

  it('does not explain a failure by a warning', () => {
    const conditions = find({
      dependencies: [
        createDependency('postgresql', reports, { status: 'warn' }),
      ],
      health: failing,
    });

    expect(conditions.every(({ causes }) => causes.length === 0)).toBe(true);
  });

  it('needs as many agents as the rule says', () => {
    const rule = {
      id: 'dependency',
      on: { type: 'dependency' as const, status: ['fail' as const], agents: 3 },
      severity: 'P1' as const,
    };
    expect(
      find(
        { dependencies: [createDependency('postgresql', reports)] },
        { policies: [createPolicy({ rules: [rule] })] },
      ),
    ).toEqual([]);
  });

  it('follows what agents and dependencies depend on, and names all they take down', () => {
    const agents = [
      createAgent('planner', { dependsOn: ['resource:default/event-bus'] }),
      createAgent('tester', { dependsOn: [ref('planner')] }),
      createAgent('analyst', { dependsOn: [ref('tester')] }),
    ];
    const conditions = find({
      agents,
      dependencies: [
        createDependency('redis', [
          { agentRef: ref('planner'), component: 'redis:latency' },
        ]),
        createDependency(
          'event-bus',
          [{ agentRef: ref('planner'), component: 'bus:connection' }],
          { dependsOn: ['resource:default/redis'] },
        ),
      ],
      health: [
        createHealth('planner', {
          failing: ['redis:latency', 'bus:connection'],
        }),
        createHealth('tester'),
        createHealth('analyst'),
      ],
    });

    const roots = conditions.filter(({ causes }) => causes.length === 0);
    expect(say(roots)).toEqual(['P1 redis is failing in production']);
    expect(roots[0].agents.map(agent => agent.ref)).toEqual([
      ref('analyst'),
      ref('planner'),
      ref('tester'),
    ]);
  });

  it('leaves one cause where agents depend on each other', () => {
    const conditions = find({
      agents: [
        createAgent('planner', { dependsOn: [ref('tester')] }),
        createAgent('tester', { dependsOn: [ref('planner'), ref('tester')] }),
      ],
      health: [
        createHealth('planner', { since: START + MINUTE }),
        createHealth('tester'),
      ],
    });

    expect(
      conditions.map(({ subjectTitle, causes }) => [subjectTitle, causes]),
    ).toEqual([
      ['planner', [conditions[1].fingerprint]],
      ['tester', []],
    ]);
  });

  it('tells of an agent itself rather than of those that depend on it', () => {
    const conditions = find({
      dependencies: [
        createDependency(
          'planner',
          [{ agentRef: ref('tester'), component: 'planner:answers' }],
          { ref: ref('planner') },
        ),
      ],
      health: [
        createHealth('planner'),
        createHealth('tester', { failing: ['planner:answers'] }),
      ],
    });

    expect(say(conditions.filter(({ causes }) => causes.length === 0))).toEqual(
      ['P0 planner is failing in production'],
    );
  });
});
