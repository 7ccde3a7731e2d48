import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  createStoredAgent,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { FleetAuthorizer } from '../../authorization/FleetAuthorizer';
import type { StoredPolicy } from '../../catalog/AgentStore';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { initializeDatabase } from '../../database/initializeDatabase';
import { createRouter } from '../../router/createRouter';
import type { RecurringTask } from '../../tasks/scheduleTasks';
import {
  createReadinessWorkflowFeature,
  createWorkflowStores,
} from '../createReadinessWorkflowFeature';
import { createCheck, createScorecard } from './createScorecard';
import { FakeReadiness } from './FakeReadiness';

export const ARCHITECT = 'component:default/architect';
/** May ask for exemptions. */
export const DEVELOPER = 'user:default/developer';
/** May ask, grant and sign. */
export const LEAD = 'user:default/lead';
/** As the lead. */
export const OTHER_LEAD = 'user:default/other-lead';

const STAGING: StoredPolicy = {
  etag: 'e2',
  kind: 'environment',
  definition: {
    ref: 'resource:default/staging',
    title: 'Staging',
    stage: 'staging',
    order: 1,
  },
};

const SIGNED = 'attestation.security-audit';

/** Coverage above 80 % for Bronze, and a signed audit on top for Silver, which production asks for. */
export const SCORECARD = createScorecard({
  facts: [
    {
      id: SIGNED,
      title: 'Security audit',
      type: 'attestation',
      statement: 'A security audit found nothing that is open.',
      signers: [LEAD, OTHER_LEAD],
    },
  ],
  checks: [
    createCheck(),
    createCheck({
      id: 'audit',
      title: 'Audit',
      level: 'silver',
      rank: 2,
      condition: { fact: SIGNED, operator: 'equal', value: true },
    }),
  ],
  gates: [{ environment: 'resource:default/production', level: 'silver' }],
});

/** What a developer asks for, for a week. */
export const EXEMPTION = {
  type: 'check',
  agent: ARCHITECT,
  scorecard: SCORECARD.entityRef,
  check: 'coverage',
  reason: 'The suite moves to another runner.',
  expiresAt: new Date(NOW + 7 * 86_400_000).toISOString(),
};

/** As policies have them; every agent fulfils it. */
const MAY_READ_WHAT_HAS_A_KIND: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_KIND',
    resourceType: 'catalog-entity',
    params: { kinds: ['Component'] },
  },
};

function toEntity(ref: string) {
  const { kind, namespace, name } = parseEntityRef(ref);
  return { apiVersion: 'test/v1', kind, metadata: { namespace, name } };
}

/** A backend with one agent, one scorecard, and people of different permissions. */
export async function startWorkflow() {
  const clock = { now: NOW };
  const now = () => clock.now;
  const notifications = { send: jest.fn(async () => {}) };
  const tasks = new Map<string, RecurringTask['run']>();
  const world: { readiness?: FakeReadiness; agents?: DatabaseAgentStore } = {};
  const permissions = mockServices.permissions.mock();
  const hidden = new Set<string>();
  permissions.authorizeConditional.mockImplementation(async requests =>
    requests.map(
      (): PolicyDecision =>
        hidden.size === 0
          ? { result: AuthorizeResult.ALLOW }
          : MAY_READ_WHAT_HAS_A_KIND,
    ),
  );
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        hidden.has(ref) ? undefined : toEntity(ref),
      ),
    }),
  });
  permissions.authorize.mockImplementation(async (requests, options) => {
    const { principal } = options!.credentials as {
      principal: { userEntityRef?: string };
    };
    const isLead = [LEAD, OTHER_LEAD].includes(principal.userEntityRef ?? '');
    return requests.map(({ permission }) => ({
      result:
        isLead || permission.name === 'agents.exemption.request'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    }));
  });
  const plugin = createBackendPlugin({
    pluginId: 'agents',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          config: coreServices.rootConfig,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const knex = await initializeDatabase(deps.database);
          const agents = DatabaseAgentStore.create({ knex });
          const stores = createWorkflowStores({ knex });
          const readiness = FakeReadiness.create({ ...stores, now });
          const feature = createReadinessWorkflowFeature({
            ...deps,
            knex,
            agents,
            stores,
            readModel: readiness,
            evaluator: readiness,
            authorizer: FleetAuthorizer.create({
              permissions: deps.permissions,
              catalog,
            }),
            notifications,
            unsigned: { listUnsigned: async () => [ARCHITECT] },
            now,
          });
          for (const task of feature.tasks) tasks.set(task.id, task.run);
          deps.httpRouter.use(createRouter(feature.routes));
          Object.assign(world, { readiness, agents });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [plugin, permissions.factory],
  });
  const readiness = world.readiness!;
  const agents = world.agents!;
  const declare = (version: string) =>
    agents.saveAgents({
      put: [createStoredAgent({ title: 'Architect', release: { version } })],
      remove: [],
    });
  await agents.savePolicies({ put: [PRODUCTION, STAGING], remove: [] });
  await declare('1.4.0');
  readiness.setScorecards(SCORECARD);
  const call =
    (method: 'get' | 'post') =>
    (user: string | undefined, path: string, body?: object) => {
      const test = request(backend.server)
        [method](`/api/agents/v1${path}`)
        .set(
          'authorization',
          user
            ? mockCredentials.user.header(user)
            : mockCredentials.service.header(),
        );
      return body ? test.send(body) : test;
    };
  const get = call('get');
  const post = call('post');
  return {
    clock,
    notifications,
    readiness,
    declare,
    get,
    post,
    /** Asks for an exemption, and returns its id. */
    async ask(body: object = EXEMPTION, user = DEVELOPER): Promise<string> {
      return (await post(user, '/exemptions', body)).body.id;
    },
    /** Signs that the audit was done, as the inbox of the lead has it. */
    async sign(user = LEAD, body: object = {}) {
      const { body: inbox } = await get(LEAD, '/readiness/inbox');
      return post(user, '/attestations', {
        agent: ARCHITECT,
        fact: SIGNED,
        releaseDigest: inbox.statements[0]?.releaseDigest,
        ...body,
      });
    },
    /** Lets nobody read a scorecard or an environment. */
    hide: (ref: string) => hidden.add(ref),
    run: (id: string) =>
      tasks.get(id)!({ signal: new AbortController().signal }),
    setCoverage: (value: number) =>
      readiness.setFact(ARCHITECT, 'kpi.test-coverage', {
        value,
        at: NOW,
        provenance: 'pushed',
        source: { title: 'CI' },
      }),
    stop: () => backend.stop(),
  };
}
