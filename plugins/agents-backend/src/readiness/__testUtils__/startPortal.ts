import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { collectTasks } from '../../__testUtils__/collectTasks';
import {
  createAgentEntity,
  createCoverageKpiSet,
  createProduction,
} from '../../__testUtils__/entities';
import { agentsPlugin } from '../../plugin';

/** Path of the scorecard. */
export const SCORECARD = '/api/agents/v1/scorecards/default/go-live';

/** An agent in production, with a coverage that a document states. */
export function createAgent(name: string, coverage?: number): Entity {
  return createAgentEntity({
    name,
    etag: `${coverage}`,
    url: 'http://host:1',
    agent:
      coverage === undefined
        ? {}
        : {
            samples: [
              {
                kpi: 'test-coverage',
                value: coverage,
                at: '2025-01-27T00:00:00Z',
                source: { title: 'Test report of January' },
              },
            ],
          },
  });
}

const POLICIES: Entity[] = [
  createProduction(),
  createCoverageKpiSet(),
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

/** The whole plugin with a scorecard and some agents; its tasks wait to be told. */
export async function startPortal(agents: Entity[]) {
  const { scheduler, tasks } = collectTasks();
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
