import { AGENT_PORTAL_API_VERSION } from '@agent-portal/plugin-agents-common';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';

/** An agent; `spec` is laid over a valid one. */
export function agentEntity(options: {
  name: string;
  agent?: JsonValue;
  spec?: JsonObject;
  annotations?: Record<string, string>;
}): Entity {
  const { name, agent, spec, annotations } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, ...(annotations && { annotations }) },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'group:default/core-agents',
      ...spec,
      agent: agent ?? { family: 'core', instances: [instance()] },
    },
  };
}

/** An instance in production; `overrides` are laid over a valid one. */
export function instance(overrides: JsonObject = {}): JsonObject {
  return {
    environment: 'resource:default/production',
    url: 'http://localhost:7101',
    ...overrides,
  };
}

/** An environment. */
export function environmentEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name },
    spec: {
      type: 'environment',
      owner: 'group:default/platform',
      environment: {
        stage: 'production',
        order: 3,
        purpose: 'Live system',
        dataClass: 'Real production data',
        access: ['End users'],
      },
    },
  };
}

/** A KPI set with the given KPIs. */
export function kpiSetEntity(name: string, kpis: JsonObject[]): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'KpiSet',
    metadata: { name },
    spec: { owner: 'group:default/platform', kpis },
  };
}

/** A KPI; `overrides` are laid over a valid one. */
export function kpi(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'uptime',
    title: 'Uptime',
    category: 'technical',
    unit: 'ratio',
    direction: 'higher',
    target: 0.999,
    window: '1h',
    minimumSamples: 10,
    source: { type: 'health', measure: 'uptime' },
    ...overrides,
  };
}

/** A scorecard with the given spec laid over a valid one. */
export function scorecardEntity(name: string, spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'Scorecard',
    metadata: { name },
    spec: {
      owner: 'group:default/platform',
      version: '1.0.0',
      levels: [{ id: 'ready', title: 'Ready' }],
      checks: [check()],
      ...spec,
    },
  };
}

/** A check of a scorecard; `overrides` are laid over a valid one. */
export function check(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'coverage',
    title: 'Tests cover more than 80 %',
    level: 'ready',
    condition: {
      fact: 'kpi.test-coverage',
      operator: 'greaterThan',
      value: 0.8,
    },
    ...overrides,
  };
}

/** An alert policy with the given spec laid over a valid one. */
export function alertPolicyEntity(name: string, spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'AlertPolicy',
    metadata: { name },
    spec: {
      owner: 'group:default/platform',
      default: true,
      rules: [alertRule()],
      ...spec,
    },
  };
}

/** A rule of an alert policy; `overrides` are laid over a valid one. */
export function alertRule(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'failing',
    on: { type: 'health', status: ['fail'] },
    severity: 'P1',
    ...overrides,
  };
}

/** A rollout plan with the given spec laid over a valid one. */
export function rolloutPlanEntity(name: string, spec: JsonObject): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'RolloutPlan',
    metadata: { name },
    spec: {
      owner: 'group:default/platform',
      waves: [{ id: '1', title: 'First', agents: { family: 'core' } }],
      ...spec,
    },
  };
}
