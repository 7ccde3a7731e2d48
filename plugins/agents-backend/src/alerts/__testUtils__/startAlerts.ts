import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { collectAudit } from '../../__testUtils__/collectAudit';
import { collectTasks } from '../../__testUtils__/collectTasks';
import { createMemoryDatabase } from '../../__testUtils__/createMemoryDatabase';
import {
  createAgentEntity,
  createProduction,
} from '../../__testUtils__/entities';
import { listenLocally } from '../../__testUtils__/listenLocally';
import { grantByPerson, nameOf, putInGroups } from '../../__testUtils__/people';
import { agentsPlugin } from '../../plugin';

const START = Date.UTC(2026, 2, 2, 9);
export const MINUTE = 60_000;

export const ARCHITECT = 'component:default/architect';
export const PLANNER = 'component:default/planner';
export const BUS = 'resource:default/event-bus';
export const PRODUCTION = 'resource:default/production';
/** Acknowledges. */
export const ADA = 'user:default/ada';
/** As Ada. */
export const BEN = 'user:default/ben';
/** Sees the fleet, and no more. */
export const MEMBER = 'user:default/member';
/** Sees what the group `core` owns, which is the architect. */
export const OWNER = 'user:default/owner';
/** Sees no agent. */
export const STRANGER = 'user:default/stranger';

const MAY = ['agents.alert.acknowledge'];

/** An agent that says how it is and what it depends on. */
async function startAgent() {
  const state = { healthy: true, bus: true, answers: true };
  const server = await listenLocally((req, res) => {
    if (req.url === '/metrics') {
      res.end('');
      return;
    }
    if (!state.answers) {
      req.destroy();
      return;
    }
    const isWell = state.healthy && state.bus;
    res.statusCode = isWell ? 200 : 503;
    res.setHeader('content-type', 'application/health+json');
    res.end(
      JSON.stringify({
        status: isWell ? 'pass' : 'fail',
        ...(state.healthy ? {} : { output: 'out of memory' }),
        checks: {
          'event-bus:connection': [
            {
              componentType: 'datastore',
              status: state.bus ? 'pass' : 'fail',
              ...(state.bus ? {} : { output: 'connection refused' }),
            },
          ],
        },
      }),
    );
  });
  return { ...server, state };
}

function createAgent(name: string, url: string, owner: string): Entity {
  const entity = createAgentEntity({
    name,
    title: name === 'architect' ? 'Architect' : 'Planner',
    url,
    spec: { owner, dependsOn: [BUS] },
  });
  return {
    ...entity,
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'dependsOn', targetRef: BUS },
    ],
  };
}

function createBus(): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'event-bus', title: 'Event bus', etag: '1' },
    spec: { type: 'queue', owner: 'group:default/platform' },
  };
}

/** The portal with two agents that depend on the same, and a clock of its own. */
export async function startAlerts(options: { entities?: Entity[] } = {}) {
  const clock = { now: START };
  jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
  const architect = await startAgent();
  const planner = await startAgent();
  const { scheduler, tasks } = collectTasks();
  const { auditor, audited } = collectAudit();
  const permissions = grantByPerson({
    may: { [ADA]: MAY, [BEN]: MAY, [OWNER]: MAY },
  });
  permissions.authorizeConditional.mockImplementation(async (requests, run) =>
    requests.map(() => {
      const who = nameOf(run?.credentials);
      if (who === STRANGER) return { result: AuthorizeResult.DENY };
      if (who !== OWNER) return { result: AuthorizeResult.ALLOW };
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: { claims: ['group:default/core'] },
        },
      };
    }),
  );
  const { knex, database } = createMemoryDatabase();
  const backend = await startTestBackend({
    features: [
      database.factory,
      agentsPlugin,
      catalogServiceMock.factory({
        entities: [
          createAgent('architect', architect.url, 'group:default/core'),
          createAgent('planner', planner.url, 'group:default/other'),
          createBus(),
          createProduction(),
          ...(options.entities ?? []),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          agents: {
            probe: { allow: ['127.0.0.1'] },
            health: { failureThreshold: 1, successThreshold: 1 },
          },
        },
      }),
      permissions.factory,
      auditor.factory,
      putInGroups(['group:default/core']).factory,
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
  await run('health-sweep');
  return {
    clock,
    knex,
    architect: architect.state,
    planner: planner.state,
    audited,
    run,
    get: call('get'),
    post: call('post'),
    /** Lets time pass, and has everything measured and judged once. */
    async pass(ms: number) {
      clock.now += ms;
      await run('health-sweep');
      await run('alert-evaluation');
    },
    async stop() {
      await backend.stop();
      await knex.destroy();
      await architect.stop();
      await planner.stop();
      jest.restoreAllMocks();
    },
  };
}
