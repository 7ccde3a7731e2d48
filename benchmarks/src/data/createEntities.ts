import type { Entity } from '@backstage/catalog-model';

/** The waves of the generated plan, each with the agents of one family. */
const WAVES = 12;
const OWNERS = 100;
const SYSTEMS = 25;

const ROLES = [
  'quality-guardian',
  'release-manager',
  'claims-triage-assistant',
  'architect',
  'security-developer',
  'invoice-reader',
  'feedback-agent',
  'data-engineer',
];

/** The environment that every generated agent has an instance in. */
export const PRODUCTION = 'resource:default/production';

/** The KPIs of the generated set. */
export const KPI_IDS = ['error-rate', 'response-time', 'user-satisfaction'];

/** The reference of a generated entity. */
export function refOf(entity: Entity): string {
  return `${entity.kind}:default/${entity.metadata.name}`.toLowerCase();
}

/**
 * Agents as an organisation would register them: eight roles, a hundred owners, 25 systems,
 * twelve families, one for each wave of the plan; one agent in twenty is in no family and so in no
 * wave. Everything follows from an agent's number, so that two runs have the same fleet.
 */
export function createAgents(
  count: number,
  options: {
    /** The address of an agent's instance. */
    urlOf?: (index: number) => string;
    /** Paths of its health documents, where they are not the usual ones. */
    healthPaths?: Record<string, string>;
  } = {},
): Entity[] {
  const { urlOf = defaultUrl, healthPaths } = options;
  return Array.from({ length: count }, (_, index) => {
    const role = ROLES[index % ROLES.length];
    const number = String(index).padStart(5, '0');
    const family = (index * 7) % (WAVES + 1);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: `${role}-${number}`,
        title: `${toTitle(role)} ${number}`,
        description: `Works as ${toTitle(role)} for one of the teams`,
        tags: ['agent', role],
        labels: { tier: `tier-${index % 3}` },
        annotations: { 'example.com/runbook': `runbooks/${role}` },
      },
      spec: {
        type: 'ai-agent',
        lifecycle: index % 10 === 0 ? 'experimental' : 'production',
        owner: `group:default/team-${(index * 31) % OWNERS}`,
        system: `system-${(index * 17) % SYSTEMS}`,
        agent: {
          ...(family < WAVES && { family: `family-${family}` }),
          release: { version: `1.${index % 5}.0`, tools: ['search', 'mail'] },
          instances: [
            {
              environment: PRODUCTION,
              url: urlOf(index),
              ...(healthPaths && { health: { paths: healthPaths } }),
            },
          ],
        },
      },
    };
  });
}

/** What agents refer to: the environment, the plan with its waves, the KPI set. */
export function createPolicies(): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'production', title: 'Production' },
      spec: {
        type: 'environment',
        owner: 'group:default/team-0',
        environment: {
          stage: 'production',
          order: 3,
          purpose: 'Live use',
          dataClass: 'Real data',
          access: ['group:default/team-0'],
        },
      },
    },
    {
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'RolloutPlan',
      metadata: { name: 'fleet-rollout', title: 'Rollout of the fleet' },
      spec: {
        owner: 'group:default/team-0',
        waves: Array.from({ length: WAVES }, (_, wave) => ({
          id: `w${wave}`,
          title: `Wave ${wave}`,
          agents: { family: `family-${wave}` },
        })),
      },
    },
    {
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'KpiSet',
      metadata: { name: 'standard', title: 'Standard' },
      spec: {
        owner: 'group:default/team-0',
        default: true,
        kpis: KPI_IDS.map(id => ({
          id,
          title: toTitle(id),
          category: 'technical',
          unit: 'ratio',
          direction: 'higher',
          target: 0.9,
          window: '1h',
          minimumSamples: 1,
          source: { type: 'push' },
        })),
      },
    },
  ];
}

/** Groups that own agents, so that references of a real catalog lead somewhere. */
export function createOwners(): Entity[] {
  return Array.from({ length: OWNERS }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: `team-${index}` },
    spec: { type: 'team', children: [] },
  }));
}

function defaultUrl(index: number): string {
  return `http://agent-${index}.agents.example.com`;
}

function toTitle(name: string): string {
  return name
    .split('-')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');
}
