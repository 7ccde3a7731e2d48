import type {
  AgentReadiness,
  FleetPage,
  ScorecardResults,
} from '@agent-portal/plugin-agents-common';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { agentsPlugin } from '../plugin';

jest.setTimeout(60_000);

const SCORECARD = '/api/agents/v1/scorecards/default/go-live';

function createAgent(name: string, coverage?: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, etag: `${coverage}` },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'group:default/core',
      agent: {
        instances: [
          { environment: 'resource:default/production', url: 'http://host:1' },
        ],
        ...(coverage !== undefined && {
          samples: [
            {
              kpi: 'test-coverage',
              value: coverage,
              at: '2025-01-27T00:00:00Z',
              source: { title: 'Test report of January' },
            },
          ],
        }),
      },
    },
  };
}

const POLICIES: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'production', etag: '1' },
    spec: {
      type: 'environment',
      owner: 'group:default/core',
      environment: {
        stage: 'production',
        order: 2,
        purpose: 'live',
        dataClass: 'real',
        access: [],
      },
    },
  },
  {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'KpiSet',
    metadata: { name: 'standard', etag: '1' },
    spec: {
      owner: 'group:default/core',
      default: true,
      kpis: [
        {
          id: 'test-coverage',
          title: 'Test coverage',
          category: 'technical',
          unit: 'ratio',
          direction: 'higher',
          target: 0.8,
          window: '30d',
          minimumSamples: 1,
          source: { type: 'push' },
        },
      ],
    },
  },
  {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'Scorecard',
    metadata: { name: 'go-live', title: 'Go-live', etag: '1' },
    spec: {
      owner: 'group:default/core',
      version: '1.0.0',
      default: true,
      levels: [
        { id: 'listed', title: 'Listed' },
        { id: 'ready', title: 'Ready' },
      ],
      facts: [{ id: 'open-findings', title: 'Open findings', type: 'pushed' }],
      checks: [
        {
          id: 'owner',
          title: 'Owner',
          level: 'listed',
          condition: { fact: 'hasOwner', operator: 'equal', value: true },
        },
        {
          id: 'coverage',
          title: 'Coverage above 80 %',
          level: 'ready',
          effort: '2h',
          condition: {
            not: {
              fact: 'kpi.test-coverage',
              operator: 'lessThanInclusive',
              value: 0.8,
            },
          },
        },
        {
          id: 'findings',
          title: 'No open findings',
          level: 'ready',
          condition: { fact: 'open-findings', operator: 'equal', value: 0 },
        },
      ],
      gates: [{ environment: 'resource:default/production', level: 'ready' }],
      campaigns: [
        {
          id: 'spring',
          title: 'Spring',
          level: 'listed',
          deadline: '2030-04-01',
        },
      ],
    },
  },
];

async function startPortal(agents: Entity[]) {
  const scheduler = mockServices.scheduler.mock();
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  scheduler.scheduleTask.mockImplementation(async task => {
    tasks.set(task.id, async signal => {
      await (task.fn as (signal: AbortSignal) => Promise<void>)(signal);
    });
  });
  const permissions = mockServices.permissions.mock();
  const allow = async (requests: unknown[]) =>
    requests.map((): { result: AuthorizeResult.ALLOW } => ({
      result: AuthorizeResult.ALLOW,
    }));
  permissions.authorize.mockImplementation(allow);
  const hidden = new Set<string>();
  permissions.authorizeConditional.mockImplementation(async requests =>
    hidden.size === 0
      ? allow(requests)
      : requests.map(() => ({
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            rule: 'IS_ENTITY_KIND',
            resourceType: 'catalog-entity',
            params: { kinds: ['Component'] },
          },
        })),
  );
  const catalog = catalogServiceMock({ entities: [...agents, ...POLICIES] });
  let current = catalog;
  const live = catalogServiceMock.mock({
    async getEntitiesByRefs(query, options) {
      const { items } = await current.getEntitiesByRefs(query, options);
      return {
        items: items.map(entity =>
          entity && hidden.has(stringifyEntityRef(entity)) ? undefined : entity,
        ),
      };
    },
    streamEntities: (query, options) => current.streamEntities(query, options),
  });
  const backend = await startTestBackend({
    features: [
      agentsPlugin,
      live.factory,
      permissions.factory,
      scheduler.factory,
    ],
  });
  const { server } = backend;
  return {
    server,
    permissions,
    /** Lets nobody read an entity that is no agent. */
    hide: (ref: string) => hidden.add(ref),
    stop: () => backend.stop(),
    run: (id: string) =>
      tasks.get(`agents-${id}`)!(new AbortController().signal),
    replaceAgents(changed: Entity[]) {
      current = catalogServiceMock({ entities: [...changed, ...POLICIES] });
    },
    async get<T>(path: string): Promise<T> {
      const { status, body } = await request(server).get(path);
      if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}

describe('readiness', () => {
  it('earns levels by evidence: a claim at the edge fails, and without its sample nothing is known', async () => {
    const portal = await startPortal([
      createAgent('quality-guardian', 0.74),
      createAgent('strategie-partner', 0.8),
      createAgent('architect', 0.81),
    ]);
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    await portal.run('readiness-sweep');
    const readRows = async () =>
      (await portal.get<ScorecardResults>(`${SCORECARD}/results`)).rows.map(
        ({ title, rank, outcomes }) => ({ title, rank, outcomes }),
      );
    expect(await readRows()).toEqual([
      { title: 'architect', rank: 1, outcomes: 'ppu' },
      { title: 'quality-guardian', rank: 1, outcomes: 'pfu' },
      { title: 'strategie-partner', rank: 1, outcomes: 'pfu' },
    ]);

    const push = await request(portal.server)
      .post('/api/agents/v1/kpi-samples')
      .set('authorization', mockCredentials.service.header())
      .send({
        samples: ['architect', 'quality-guardian'].map(agent => ({
          agent,
          kpi: 'open-findings',
          value: 0,
          at: new Date().toISOString(),
          source: { title: 'Scanner' },
        })),
      });
    expect(push.body).toEqual({ accepted: 2, duplicates: 0 });
    await portal.run('changes');
    expect(await readRows()).toEqual([
      { title: 'architect', rank: 2, outcomes: 'ppp' },
      { title: 'quality-guardian', rank: 1, outcomes: 'pfp' },
      { title: 'strategie-partner', rank: 1, outcomes: 'pfu' },
    ]);

    const { items } = await portal.get<FleetPage>(
      '/api/agents/v1/fleet?orderBy=readiness',
    );
    expect(items.map(row => [row.title, row.readiness])).toMatchObject([
      ['architect', { status: 'ready', level: 'Ready', rank: 2 }],
      ['quality-guardian', { status: 'below', level: 'Listed', missing: 1 }],
      ['strategie-partner', { status: 'below', level: 'Listed', missing: 1 }],
    ]);
    expect(
      await portal.get('/api/agents/v1/fleet?readiness=ready'),
    ).toMatchObject({ items: [{ title: 'architect' }] });
    expect(await portal.get('/api/agents/v1/fleet/summary')).toMatchObject({
      byReadiness: { ready: 1, below: 2 },
    });

    const { items: actions } = await portal.get<{
      items: Array<{ agent: string; check: object; level: string }>;
    }>('/api/agents/v1/readiness/actions');
    expect(actions[0]).toMatchObject({
      agent: 'component:default/quality-guardian',
      level: 'Ready',
      remaining: 1,
      check: {
        id: 'coverage',
        outcome: 'fail',
        evidence: [
          {
            fact: 'kpi.test-coverage',
            provenance: 'stated',
            at: '2025-01-27T00:00:00.000Z',
            source: { title: 'Test report of January' },
          },
        ],
      },
    });

    const page = await portal.get<AgentReadiness>(
      '/api/agents/v1/agents/component/default/strategie-partner/readiness',
    );
    expect(page).toMatchObject({
      summary: { status: 'below', level: 'Listed' },
      scorecards: [
        {
          title: 'Go-live',
          rank: 1,
          checks: [{ outcome: 'pass' }, { outcome: 'fail' }, {}],
          paths: [{ level: { id: 'ready' }, checks: ['coverage', 'findings'] }],
          history: [{ rank: 1 }],
          campaigns: [{ id: 'spring', reached: true }],
        },
      ],
      gates: [{ environment: 'resource:default/production', verdict: 'fail' }],
    });
    expect(page.scorecards[0].checks[1].reason).toMatch(
      /is 80 %, .*Test report of January on 2025-01-27/,
    );
    expect(page.scorecards[0].checks[1].evidence).toMatchObject([
      {
        at: '2025-01-27T00:00:00.000Z',
        source: { title: 'Test report of January' },
      },
    ]);

    portal.replaceAgents([
      createAgent('quality-guardian'),
      createAgent('strategie-partner', 0.8),
      createAgent('architect'),
    ]);
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    await portal.run('readiness-sweep');
    expect(await readRows()).toEqual([
      { title: 'architect', rank: 1, outcomes: 'pup' },
      { title: 'quality-guardian', rank: 1, outcomes: 'pup' },
      { title: 'strategie-partner', rank: 1, outcomes: 'pfu' },
    ]);
    expect(
      await portal.get(
        '/api/agents/v1/agents/component/default/architect/timeline?eventKind=readiness',
      ),
    ).toMatchObject({
      items: [
        {
          from: 'Ready',
          to: 'Listed',
          text: 'Falls to Listed on Go-live: Coverage above 80 % is not known.',
        },
        { from: 'Listed', to: 'Ready' },
      ],
    });
    await portal.stop();
  });

  it('says of a scorecard how its agents stand, by group and over time', async () => {
    const portal = await startPortal([
      createAgent('quality-guardian', 0.74),
      createAgent('architect', 0.81),
    ]);
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    const byLevel = [{ rank: 1, count: 2 }];
    expect(await portal.get('/api/agents/v1/scorecards')).toMatchObject({
      items: [{ title: 'Go-live', agents: 2, byLevel, problems: [] }],
    });
    expect(await portal.get(SCORECARD)).toMatchObject({
      trend: [{ agents: 2, byLevel }],
      campaigns: [{ id: 'spring', agents: 2, reached: 2 }],
      gates: [{ environment: 'resource:default/production', level: 'ready' }],
      definition: { version: '1.0.0' },
    });
    expect(await portal.get(`${SCORECARD}/groups?groupBy=owner`)).toMatchObject(
      {
        total: 2,
        groups: [
          {
            group: 'group:default/core',
            agents: 2,
            byLevel,
            checks: [
              [2, 0, 2],
              [1, 0, 2],
              [0, 2, 2],
            ],
          },
        ],
      },
    );
    for (const [query, titles] of [
      ['check=coverage&outcome=fail', ['quality-guardian']],
      ['outcome=fail&outcome=pass', ['architect', 'quality-guardian']],
      ['level=none', []],
      ['level=listed&limit=1&offset=1', ['quality-guardian']],
      ['groupBy=system&text=arch', ['architect']],
    ] as const) {
      const { rows } = await portal.get<ScorecardResults>(
        `${SCORECARD}/results?${query}`,
      );
      expect(rows.map(row => row.title)).toEqual(titles);
    }
    for (const query of ['level=gold', 'check=nonsense']) {
      const { status } = await request(portal.server).get(
        `${SCORECARD}/results?${query}`,
      );
      expect(status).toBe(400);
    }
    const missing = await request(portal.server).get(
      '/api/agents/v1/scorecards/default/nobody',
    );
    expect(missing.status).toBe(404);
    await portal.stop();
  });

  it('shows a scorecard to those only who may read its entity', async () => {
    const portal = await startPortal([createAgent('architect', 0.81)]);
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    const actions = '/api/agents/v1/readiness/actions';
    expect(await portal.get(actions)).toMatchObject({
      items: [{ scorecardTitle: 'Go-live', check: { id: 'findings' } }],
    });
    portal.hide('scorecard:default/go-live');
    expect(await portal.get('/api/agents/v1/scorecards')).toMatchObject({
      items: [],
    });
    expect(await portal.get(actions)).toMatchObject({ items: [] });
    const page = await portal.get<AgentReadiness>(
      '/api/agents/v1/agents/component/default/architect/readiness',
    );
    expect(page.scorecards).toEqual([]);
    expect(JSON.stringify(page.gates)).not.toMatch(/go-live/i);
    for (const path of ['', '/results', '/groups']) {
      portal.permissions.authorizeConditional.mockClear();
      const { status, body } = await request(portal.server).get(
        `${SCORECARD}${path}`,
      );
      expect(status).toBe(404);
      expect(body.error.message).toMatch(/name one of: none/);
      expect(
        portal.permissions.authorizeConditional.mock.calls.length,
      ).toBeLessThanOrEqual(2);
    }
    await portal.stop();
  });
});
