import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { KpiSampleBatch } from '@agent-portal/plugin-agents-common';
import type { JsonObject } from '@backstage/types';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { COVERAGE, createKpi } from '../__testUtils__/createKpi';
import { AGENT, createKpiWorld } from '../__testUtils__/createKpiWorld';
import { KpiSampleService } from './KpiSampleService';
import { MemoryPushCounters } from './PushCounters';
import { PushLimits } from './PushLimits';
import { VisibleAgentsReadModel } from './VisibleAgentsReadModel';

jest.setTimeout(60_000);

type Sample = KpiSampleBatch['samples'][number];

/** Who is who: dana is in the group that owns the agents. */
const userInfo = (...groups: string[]) =>
  mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/dana',
      ownershipEntityRefs: ['user:default/dana', ...groups],
    }),
  });

const caller = {
  credentials: mockCredentials.user('user:default/dana'),
  scope: { type: 'all' as const },
};

function sample(overrides: Partial<Sample> = {}): Sample {
  return {
    agent: AGENT,
    kpi: 'test-coverage',
    value: 0.91,
    at: '2026-03-01T11:59:00Z',
    ...overrides,
  };
}

async function createService(
  groups = ['group:default/core-agents'],
  clients: JsonObject[] = [],
) {
  const counters = MemoryPushCounters.create();
  const { agents, samples: store } = await createKpiWorld({
    kpis: [COVERAGE, createKpi()],
  });
  const service = KpiSampleService.create({
    listPushedFacts: async () => ['dependency-audit'],
    onChange: async () => {},
    agents,
    store,
    visible: { listVisible: async refs => refs },
    userInfo: userInfo(...groups),
    retentionMs: 400 * 86_400_000,
    limits: PushLimits.fromConfig(
      mockServices.rootConfig({
        data: { agents: { kpis: { push: { clients } } } },
      }),
    ),
    counters,
    now: () => NOW,
  });
  return { service, store, counters };
}

describe('KpiSampleService', () => {
  it('stores samples with who sent them and when they came in', async () => {
    const { service, store } = await createService();
    const receipt = await service.push(
      {
        samples: [
          sample({ agent: 'Component:Architect', count: 12 }),
          sample({
            at: '2026-03-01T12:04:00+00:00',
            source: { title: 'CI\n run 7', url: 'https://ci.example.com/7' },
          }),
        ],
      },
      caller,
    );
    expect(receipt).toEqual({ accepted: 2, duplicates: 0, outOfOrder: 0 });
    expect(await store.listSince(AGENT, 0)).toEqual([
      {
        agentRef: AGENT,
        kpiId: 'test-coverage',
        at: NOW - 60_000,
        source: 'user:default/dana',
        value: 0.91,
        count: 12,
        actor: 'user:default/dana',
        receivedAt: NOW,
      },
      expect.objectContaining({
        at: NOW + 4 * 60_000,
        source: 'CI run 7',
        sourceUrl: 'https://ci.example.com/7',
        count: 1,
      }),
    ]);
  });

  it('counts duplicates and stores them once', async () => {
    const { service, store } = await createService();
    const batch = { samples: [sample(), sample({ value: 0.5 })] };
    expect(await service.push(batch, caller)).toEqual({
      accepted: 1,
      duplicates: 1,
      outOfOrder: 0,
    });
    expect(await service.push(batch, caller)).toEqual({
      accepted: 0,
      duplicates: 2,
      outOfOrder: 0,
    });
    expect(await store.listSince(AGENT, 0)).toHaveLength(1);
  });

  it.each<[string, Partial<Sample>, string]>([
    [
      'an agent that is not there',
      { agent: 'component:default/lost' },
      'samples[1].agent is "component:default/lost": there is no such agent, or you may not see it',
    ],
    [
      'an agent that is no reference',
      { agent: 'component:default/' },
      'samples[1].agent is "component:default/": it must be an entity reference',
    ],
    [
      'a KPI that the agent does not have',
      { kpi: 'lost' },
      'samples[1].kpi is "lost": component:default/architect has no such KPI; push one of: test-coverage',
    ],
    [
      'a KPI that is measured from elsewhere',
      { kpi: 'error-rate' },
      'samples[1].kpi is "error-rate": component:default/architect is measured on it from a source of type scrape',
    ],
    ['a value that is no number', { value: NaN }, 'samples[1].value is NaN'],
    ['an infinite value', { value: Infinity }, 'samples[1].value is Infinity'],
    ['a count of nothing', { count: 0 }, 'samples[1].count is 0'],
    [
      'a time that is none',
      { at: 'yesterday' },
      'samples[1].at is "yesterday": it must be a time',
    ],
    [
      'a time in the future',
      { at: '2026-03-01T12:05:01Z' },
      'samples[1].at is "2026-03-01T12:05:01Z": it lies 5 min in the future',
    ],
    [
      'a time before what is kept',
      { at: '2025-01-01T00:00:00Z' },
      'samples[1].at is "2025-01-01T00:00:00Z": samples are kept for 400 d',
    ],
    [
      'an address that is no web page',
      { source: { title: 'x', url: 'data:text/html,hello' } },
      'samples[1].source.url is "data:text/html,hello": it must be an http or https address',
    ],
    [
      'a source without a name',
      { source: { title: ' \u0000 ' } },
      'samples[1].source.title is empty',
    ],
  ])('refuses %s, and the whole batch with it', async (_, bad, message) => {
    const { service, store } = await createService();
    await expect(
      service.push({ samples: [sample(), sample(bad)] }, caller),
    ).rejects.toThrow(expect.objectContaining({ name: 'InputError' }));
    await expect(
      service.push({ samples: [sample(), sample(bad)] }, caller),
    ).rejects.toThrow(message);
    expect(await store.listSince(AGENT, 0)).toEqual([]);
  });

  it('takes figures from a person for agents that they own, and no others', async () => {
    const { service, store } = await createService(['group:default/others']);
    const error = await service
      .push({ samples: [sample()] }, caller)
      .catch(fault => fault);
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: `samples[0].agent is "${AGENT}": its figures come from its owner group:default/core-agents or a service, and user:default/dana is neither`,
    });
    expect(await store.listSince(AGENT, 0)).toEqual([]);
  });

  it('takes figures of any agent from a service, and notes which', async () => {
    const { service, store } = await createService([]);
    await service.push(
      { samples: [sample({ source: { title: 'CI run 7' } })] },
      { ...caller, credentials: mockCredentials.service('external:ci') },
    );
    expect(await store.listSince(AGENT, 0)).toMatchObject([
      { source: 'CI run 7', actor: 'external:ci' },
    ]);
  });

  describe('for a client that the configuration limits', () => {
    const clients = [
      { subject: 'ci', agents: [AGENT], kpis: ['test-coverage'] },
    ];
    const ci = {
      ...caller,
      credentials: mockCredentials.service('external:ci'),
    };

    it('takes what it may push', async () => {
      const { service } = await createService([], clients);
      expect(await service.push({ samples: [sample()] }, ci)).toMatchObject({
        accepted: 1,
      });
    });

    it.each<[string, Partial<Sample>, string]>([
      [
        'another agent, before telling whether there is one',
        { agent: 'component:default/lost' },
        `samples[1].agent is "component:default/lost": you may push figures of ${AGENT} only`,
      ],
      [
        'another KPI',
        { kpi: 'dependency-audit' },
        'samples[1].kpi is "dependency-audit": you may push test-coverage only',
      ],
    ])('refuses %s, and the whole batch with it', async (_, bad, message) => {
      const { service, store, counters } = await createService([], clients);
      const push = service.push({ samples: [sample(), sample(bad)] }, ci);
      await expect(push).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(message),
      });
      expect(await store.listSince(AGENT, 0)).toEqual([]);
      expect(counters.list()).toEqual({
        'samples notAllowed': 1,
        'samples withBatch': 1,
      });
    });

    it('limits nobody else', async () => {
      const { service } = await createService([], clients);
      const other = {
        ...caller,
        credentials: mockCredentials.service('external:other'),
      };
      const batch = { samples: [sample({ kpi: 'dependency-audit' })] };
      expect(await service.push(batch, other)).toMatchObject({ accepted: 1 });
    });
  });

  it('counts what it takes and what it refuses, by reason', async () => {
    const { service, counters } = await createService();
    await service.push({ samples: [sample()] }, caller);
    const older = sample({ at: '2026-03-01T10:00:00Z' });
    expect(await service.push({ samples: [older, sample()] }, caller)).toEqual({
      accepted: 1,
      duplicates: 1,
      outOfOrder: 1,
    });
    for (const bad of [
      { value: NaN },
      { at: '2026-03-02T00:00:00Z' },
      { at: '2024-01-01T00:00:00Z' },
      { kpi: 'lost' },
    ]) {
      await expect(
        service.push({ samples: [sample(bad), sample()] }, caller),
      ).rejects.toThrow();
    }
    expect(counters.list()).toEqual({
      'samples accepted': 1,
      'samples outOfOrder': 1,
      'samples duplicate': 1,
      'samples nonFinite': 1,
      'samples future': 1,
      'samples late': 1,
      'samples malformed': 1,
      'samples withBatch': 4,
    });
  });

  it('does not tell an agent that one may not see from one that is not there', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE] });
    const service = KpiSampleService.create({
      listPushedFacts: async () => ['dependency-audit'],
      onChange: async () => {},
      ...world,
      store: world.samples,
      visible: { listVisible: async () => [] },
      userInfo: userInfo(),
      limits: PushLimits.none(),
      counters: MemoryPushCounters.create(),
      retentionMs: 1e12,
    });
    await expect(service.push({ samples: [sample()] }, caller)).rejects.toThrow(
      'there is no such agent, or you may not see it',
    );
  });
});

const databases = createTestDatabases();

describe.each<[TestDatabaseId]>(databases.engines)(
  'VisibleAgentsReadModel on %s',
  engine => {
    it('lists agents that exist and are in the scope', async () => {
      const knex = await databases.open(engine);
      await DatabaseAgentStore.create({ knex }).saveAgents({
        put: [
          createStoredAgent(),
          createStoredAgent({ name: 'other', owner: 'group:default/b' }),
        ],
        remove: [],
      });
      const visible = VisibleAgentsReadModel.create({ knex });
      const other = 'component:default/other';
      const refs = [AGENT, other, 'component:default/lost'];
      expect(await visible.listVisible(refs, { type: 'all' })).toEqual([
        AGENT,
        other,
      ]);
      expect(await visible.listVisible(refs, { type: 'none' })).toEqual([]);
      expect(
        await visible.listVisible(refs, {
          type: 'criteria',
          criteria: { key: 'relations.ownedby', values: ['group:default/b'] },
        }),
      ).toEqual([other]);
    });
  },
);
