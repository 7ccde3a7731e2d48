import type {
  AgentReadiness,
  FleetPage,
  ScorecardResults,
} from '@agent-portal/plugin-agents-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  createAgent,
  SCORECARD,
  startPortal,
} from './__testUtils__/startPortal';

jest.setTimeout(60_000);

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
    expect(push.body).toEqual({
      accepted: 2,
      duplicates: 0,
      outOfOrder: 0,
    });
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
});
