import { formatEntityIssue } from './EntityIssue';
import { readAgent } from './readAgent';
import { agentEntity } from './__testUtils__/entities';

const production = {
  environment: 'production',
  url: 'http://localhost:7101/',
};

function problems(agent: Parameters<typeof agentEntity>[0]): string[] {
  return readAgent(agentEntity(agent)).issues.map(formatEntityIssue);
}

describe('readAgent', () => {
  it('completes references and fills in defaults', () => {
    const { agent, issues } = readAgent(
      agentEntity(
        {
          family: 'core',
          release: { version: '1.4.0' },
          instances: [
            production,
            {
              environment: 'resource:other/staging',
              url: 'https://host/base',
              health: { paths: { business: '/figures' } },
              metrics: { prometheus: { selector: '{agent="x"}' } },
              rollout: { driver: 'argo-rollouts' },
            },
          ],
          kpis: 'agent-production',
          samples: [
            {
              kpi: 'test-coverage',
              value: 0.74,
              count: 51,
              at: '2025-01-27',
              source: { title: 'The plan' },
            },
          ],
        },
        { system: 'bmad' },
      ),
    );

    expect(issues).toEqual([]);
    expect(agent).toEqual({
      entityRef: 'component:default/quality-guardian',
      namespace: 'default',
      name: 'quality-guardian',
      title: 'QualityGuardian',
      lifecycle: 'production',
      owner: 'group:default/core-agents',
      system: 'system:default/bmad',
      family: 'core',
      release: { version: '1.4.0' },
      instances: [
        {
          path: 'spec.agent.instances[0]',
          environment: 'resource:default/production',
          url: 'http://localhost:7101',
          health: {
            paths: {
              liveness: '/health',
              agents: '/health/agents',
              dependencies: '/health/dependencies',
              business: '/health/business',
            },
          },
          metrics: { type: 'scrape', path: '/metrics' },
        },
        {
          path: 'spec.agent.instances[1]',
          environment: 'resource:other/staging',
          url: 'https://host/base',
          health: {
            paths: {
              liveness: '/health',
              agents: '/health/agents',
              dependencies: '/health/dependencies',
              business: '/figures',
            },
          },
          metrics: { type: 'prometheus', selector: '{agent="x"}' },
          rollout: { driver: 'argo-rollouts' },
        },
      ],
      kpis: 'kpiset:default/agent-production',
      samples: [
        {
          kpi: 'test-coverage',
          value: 0.74,
          count: 51,
          at: '2025-01-27T00:00:00.000Z',
          source: { title: 'The plan' },
        },
      ],
    });
  });

  it('takes references without a namespace from that of the agent', () => {
    const entity = agentEntity({ instances: [production] });
    entity.metadata.namespace = 'team-a';

    const { agent } = readAgent(entity);

    expect(agent?.entityRef).toBe('component:team-a/quality-guardian');
    expect(agent?.instances[0].environment).toBe('resource:team-a/production');
  });

  it('keeps the good instances beside a bad one', () => {
    const { agent, issues } = readAgent(
      agentEntity({
        instances: [{ environment: 'staging', url: 'nowhere' }, production],
      }),
    );

    expect(issues).toHaveLength(1);
    expect(agent?.instances.map(({ path }) => path)).toEqual([
      'spec.agent.instances[1]',
    ]);
  });

  it('keeps the first of two instances in one environment', () => {
    const { agent, issues } = readAgent(
      agentEntity({
        instances: [
          production,
          {
            environment: 'Resource:default/Production',
            url: 'http://localhost:9',
          },
        ],
      }),
    );

    expect(agent?.instances).toHaveLength(1);
    expect(issues.map(formatEntityIssue)).toEqual([
      'spec.agent.instances[1].environment: resource:default/production is already used by instances[0]; keep one instance per environment',
    ]);
  });

  it.each([
    ['ftp://host', '"ftp://host" uses ftp:'],
    ['data:text/html,x', 'is not a URL'],
    ['localhost:7101', 'is not a URL'],
    ['http://', 'is not a URL'],
    ['http://host?x=1', 'has a query or fragment'],
    ['http://host#x', 'has a query or fragment'],
    ['http://user@host', '"http://***@host" carries credentials'],
    ['http://user:secret@host', '"http://***@host" carries credentials'],
    [`http://host/${'x'.repeat(3_000)}`, '… (3012 characters) is not a URL'],
  ])('refuses the URL %s', (url, says) => {
    const [problem, ...others] = problems({
      instances: [{ ...production, url }],
    });

    expect(problem).toContain('spec.agent.instances[0].url: ');
    expect(problem).toContain(says);
    expect(problem).not.toContain('secret');
    expect(others).toEqual([]);
  });

  it.each(['health', '//host/health', '/health?x', 'http://host/x', '/a b'])(
    'refuses the path %s',
    liveness => {
      expect(
        problems({
          instances: [{ ...production, health: { paths: { liveness } } }],
        }),
      ).toEqual([
        expect.stringContaining(
          `spec.agent.instances[0].health.paths.liveness: "${liveness}" is not an absolute path`,
        ),
      ]);
    },
  );

  it.each(['2025-02-30', '27-01-2025', 'yesterday', '2025-01-27T25:00:00Z'])(
    'refuses the date %s',
    at => {
      expect(
        problems({
          samples: [{ kpi: 'x', value: 1, at, source: { title: 'Plan' } }],
        }),
      ).toEqual([expect.stringContaining(`"${at}" is not a date`)]);
    },
  );

  it('accepts a figure of a document that bears no date', () => {
    const { agent, issues } = readAgent(
      agentEntity({
        samples: [{ kpi: 'x', value: 1, source: { title: 'Plan' } }],
      }),
    );

    expect(issues).toEqual([]);
    expect(agent?.samples).toEqual([
      { kpi: 'x', value: 1, source: { title: 'Plan' } },
    ]);
  });

  it('does not guess between a metrics path and Prometheus', () => {
    expect(
      problems({
        instances: [
          {
            ...production,
            metrics: { path: '/m', prometheus: { selector: '{}' } },
          },
        ],
      }),
    ).toEqual([expect.stringContaining('names both a path and')]);
  });

  it('reads that an instance sends its metrics, and guesses nothing where it also names a place', () => {
    const { agent, issues } = readAgent(
      agentEntity({ instances: [{ ...production, metrics: { otlp: true } }] }),
    );
    expect(issues).toEqual([]);
    expect(agent?.instances[0].metrics).toEqual({ type: 'otlp' });
    expect(
      problems({
        instances: [{ ...production, metrics: { otlp: true, path: '/m' } }],
      }),
    ).toEqual([expect.stringContaining('says that it sends its metrics and')]);
    expect(
      problems({ instances: [{ ...production, metrics: { otlp: 'yes' } }] }),
    ).toEqual([expect.stringContaining('metrics.otlp: "yes"')]);
  });

  it('reads how traffic is shifted and what a candidate is tried with', () => {
    const rollout = {
      driver: 'argo-rollouts',
      namespace: 'bmad',
      name: 'guardian',
      cluster: 'eu-1',
      smokeTest: { path: '/invoke', method: 'POST', body: { input: 'hi' } },
    };
    const { agent, issues } = readAgent(
      agentEntity({ instances: [{ ...production, rollout }] }),
    );

    expect(issues).toEqual([]);
    expect(agent?.instances[0].rollout).toEqual({
      ...rollout,
      smokeTest: { path: '/invoke', method: 'POST', body: '{"input":"hi"}' },
    });
  });

  it.each([
    [{}, 'smokeTest.path: nothing is missing'],
    [{ path: 'invoke' }, 'smokeTest.path: "invoke" is not an absolute path'],
    [
      { path: '/', method: 'DELETE' },
      'smokeTest.method: "DELETE" is not known',
    ],
    [{ path: '/', body: 'x' }, 'smokeTest.body: "x" is the body of a GET'],
    [{ path: '/', method: 'POST', body: 1 }, 'smokeTest.body: 1 is no body'],
    [{ path: '/', expectStatus: 42 }, 'smokeTest.expectStatus: 42 is out of'],
  ])('refuses the smoke test %j', (smokeTest, says) => {
    expect(
      problems({
        instances: [
          { ...production, rollout: { driver: 'demo-fleet', smokeTest } },
        ],
      })[0],
    ).toContain(`spec.agent.instances[0].rollout.${says}`);
  });

  it('reads an agent without spec.agent as planned', () => {
    const entity = agentEntity(null);
    delete entity.spec?.agent;

    const { agent, issues } = readAgent(entity);

    expect(issues).toEqual([]);
    expect(agent?.instances).toEqual([]);
  });
});
