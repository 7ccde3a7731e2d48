import {
  agentsRolloutHoldExtensionPoint,
  agentsTrafficDriverExtensionPoint,
  type ExternalHold,
} from '@agent-portal/plugin-agents-node';
import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { collectAudit } from '../../__testUtils__/collectAudit';
import { collectTasks } from '../../__testUtils__/collectTasks';
import { createMemoryDatabase } from '../../__testUtils__/createMemoryDatabase';
import {
  createAgentEntity,
  createProduction,
} from '../../__testUtils__/entities';
import { createStoredAgent } from '../../__testUtils__/factories';
import { listenLocally } from '../../__testUtils__/listenLocally';
import { grantByPerson, putInGroups } from '../../__testUtils__/people';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import type { InstanceTarget } from '../../catalog/model';
import { agentsPlugin } from '../../plugin';

/** A whole minute. */
const START = Date.UTC(2026, 2, 2, 9);
export const MINUTE = 60_000;

export const ARCHITECT = 'component:default/architect';
export const PRODUCTION = 'resource:default/production';
/** Operates and approves, and asks for exemptions. */
export const REMY = 'user:default/remy';
/** As Remy, but grants exemptions. */
export const ROBIN = 'user:default/robin';
/** Approves. */
export const LEAD = 'user:default/lead';
/** Sees the fleet, and no more. */
export const MEMBER = 'user:default/member';
/** Sees no agent. */
export const STRANGER = 'user:default/stranger';

const PERMISSIONS: Record<string, string[]> = {
  [REMY]: [
    'agents.rollout.operate',
    'agents.rollout.approve',
    'agents.exemption.request',
  ],
  [ROBIN]: [
    'agents.rollout.operate',
    'agents.rollout.approve',
    'agents.exemption.grant',
  ],
  [LEAD]: ['agents.rollout.approve'],
};

/** An agent whose counters rise with the traffic that the driver gives its releases. */
async function startAgent(driver: FakeTrafficDriver) {
  const state = { healthy: true };
  const counts = new Map<string, number>();
  const server = await listenLocally((req, res) => {
    if (req.url !== '/metrics') {
      res.statusCode = state.healthy ? 200 : 503;
      res.setHeader('content-type', 'application/health+json');
      res.end(JSON.stringify({ status: state.healthy ? 'pass' : 'fail' }));
      return;
    }
    const traffic = driver.get({
      agentRef: ARCHITECT,
      environmentRef: PRODUCTION,
    });
    const { stable, candidate, former, weight = 0 } = traffic ?? {};
    const shares: Array<[string | undefined, number]> = [
      [former, 0],
      [candidate, weight],
      [stable, 100 - weight],
    ];
    for (const [version, share] of shares) {
      if (!version) continue;
      counts.set(version, (counts.get(version) ?? 0) + share * 10);
    }
    res.setHeader('content-type', 'text/plain; version=0.0.4');
    res.end(
      [...counts]
        .map(
          ([version, count]) =>
            `gen_ai_invoke_agent_duration_seconds_count{service_version="${version}"} ${count}\n`,
        )
        .join(''),
    );
  });
  return { ...server, state };
}

function createEntities(url: string): Entity[] {
  return [
    createAgentEntity({
      name: 'architect',
      title: 'Architect',
      url,
      instance: { rollout: { driver: 'fake' } },
      agent: { release: { version: '1.5.0' } },
    }),
    createProduction(),
    {
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'RolloutPlan',
      metadata: { name: 'spring', title: 'Spring', etag: '1' },
      spec: {
        owner: 'group:default/release-managers',
        waves: [
          {
            id: 'first',
            title: 'First wave',
            agents: { names: [ARCHITECT] },
            strategy: 'careful',
          },
        ],
        strategies: {
          careful: {
            type: 'canary',
            steps: [
              { type: 'weight', weight: 50 },
              { type: 'bake', duration: '1m' },
              { type: 'hold' },
              { type: 'weight', weight: 100 },
            ],
            judgement: { minimumSamples: 1 },
          },
        },
        gates: [
          {
            id: 'approval',
            title: 'Leads approve',
            type: 'approval',
            approvers: ['group:default/leads'],
          },
          { id: 'alerts', title: 'No alert', type: 'alerts', severity: 'P1' },
        ],
      },
    },
  ];
}

/** The portal with one agent, one plan, a driver in memory, and a clock of its own. */
export async function startRollouts() {
  const clock = { now: START };
  jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
  const driver = FakeTrafficDriver.create({ now: () => clock.now });
  driver.set(
    { agentRef: ARCHITECT, environmentRef: PRODUCTION },
    { weight: 0, stable: '1.4.0', candidate: '1.5.0' },
  );
  const alerts: ExternalHold[] = [];
  const agent = await startAgent(driver);
  const { scheduler, tasks } = collectTasks();
  const permissions = grantByPerson({ may: PERMISSIONS, blind: [STRANGER] });
  const { auditor, audited } = collectAudit();
  const userInfo = putInGroups(['group:default/leads']);
  const { knex, database } = createMemoryDatabase();
  const backend = await startTestBackend({
    features: [
      database.factory,
      agentsPlugin,
      createBackendModule({
        pluginId: 'agents',
        moduleId: 'fakes',
        register(env) {
          env.registerInit({
            deps: {
              drivers: agentsTrafficDriverExtensionPoint,
              holds: agentsRolloutHoldExtensionPoint,
            },
            async init({ drivers, holds }) {
              drivers.addTrafficDriver(driver);
              holds.addRolloutHoldProvider({
                id: 'pager',
                listHolds: async requests => requests.map(() => alerts),
              });
            },
          });
        },
      }),
      catalogServiceMock.factory({ entities: createEntities(agent.url) }),
      mockServices.rootConfig.factory({
        data: { agents: { probe: { allow: ['127.0.0.1'] } } },
      }),
      permissions.factory,
      auditor.factory,
      userInfo.factory,
      scheduler.factory,
    ],
  });
  const { signal } = new AbortController();
  const run = async (id: string) => {
    await tasks.get(`agents-${id}`)!(signal);
    await tasks.get('agents-changes')!(signal);
  };
  const call =
    (method: 'get' | 'post') => (user: string, path: string, body?: object) => {
      const test = request(backend.server)
        [method](`/api/agents/v1${path}`)
        .set('authorization', mockCredentials.user.header(user));
      return body ? test.send(body) : test;
    };
  await run('catalog-sync');
  await run('metrics-scrape');
  await run('health-sweep');
  return {
    clock,
    driver,
    alerts,
    agent,
    audited,
    run,
    get: call('get'),
    post: call('post'),
    /** Lets a minute pass, in which everything is measured and decided once. */
    async passMinute() {
      clock.now += MINUTE;
      await run('metrics-scrape');
      await run('health-sweep');
      await run('alert-evaluation');
      await run('rollout-tick');
      await run('rollout-tick');
    },
    /** Has the catalog name another driver for the agent's instance. */
    async moveAgent(rollout: InstanceTarget['rollout']) {
      const store = DatabaseAgentStore.create({ knex });
      const [descriptor] = await store.listAgents([ARCHITECT]);
      const instances = await store.listInstances([ARCHITECT]);
      await store.saveAgents({
        put: [
          {
            ...createStoredAgent(),
            descriptor,
            instances: instances.map(one => ({ ...one, rollout })),
          },
        ],
        remove: [],
      });
    },
    forgetAgent: () =>
      DatabaseAgentStore.create({ knex }).saveAgents({
        put: [],
        remove: [ARCHITECT],
      }),
    async stop() {
      await backend.stop();
      await knex.destroy();
      await agent.stop();
      jest.restoreAllMocks();
    },
  };
}
