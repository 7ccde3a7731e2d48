import type { Entity } from '@backstage/catalog-model';
import type { AGENT_TYPE } from './constants';

/**
 * The model an agent release calls.
 *
 * @public
 */
export type AgentModel = {
  /** Who serves the model, such as `openai`. */
  provider: string;
  /** The model's name at that provider. */
  name: string;
};

/**
 * What makes one release of an agent: everything that changes its behaviour.
 *
 * @public
 */
export type AgentRelease = {
  /** The version, as the agent reports it in its health document. */
  version: string;
  /** The container image, best with its digest. */
  image?: string;
  /** The language model it calls. */
  model?: AgentModel;
  /** Where its prompt is kept. */
  prompt?: {
    /** A reference to the prompt: a path, URL or registry name with version. */
    ref: string;
  };
  /** Names of the tools it may call. */
  tools?: string[];
  /** Names of the guardrails its input and output pass through. */
  guardrails?: string[];
};

/**
 * The health endpoints of an instance; every path is absolute (starts with `/`).
 *
 * @public
 */
export type AgentHealthPaths = {
  /** Basic status of the service itself. Default `/health`. */
  liveness?: string;
  /** Status of the agents it hosts. Default `/health/agents`. */
  agents?: string;
  /** Status of what it depends on. Default `/health/dependencies`. */
  dependencies?: string;
  /** Business figures. Default `/health/business`. */
  business?: string;
};

/**
 * Where the metrics of an instance come from: its own endpoint (`path`,
 * default `/metrics`), a Prometheus server that already scrapes it, or the
 * instance itself, which sends them by OTLP.
 *
 * @public
 */
export type AgentMetrics = {
  /** Absolute path of the endpoint in Prometheus text format. */
  path?: string;
  /** Ask a Prometheus server instead of the instance. */
  prometheus?: {
    /** Label selector of the instance's series, such as `{agent="x"}`. */
    selector: string;
    /** Name of the server in the portal's configuration; absent: that of the environment. */
    server?: string;
  };
  /** The instance sends its metrics to the portal by OTLP: nothing reads them. */
  otlp?: boolean;
};

/**
 * How traffic is shifted between the releases of an instance.
 *
 * @public
 */
export type AgentRolloutDriver = {
  /** Name of an installed traffic driver, such as `argo-rollouts`. */
  driver: string;
  /** The namespace the driver finds it in. */
  namespace?: string;
  /** The name the driver knows it by. */
  name?: string;
  /** The cluster the driver finds it in, by its name in the configuration. */
  cluster?: string;
  /** Tried before the candidate gets any traffic. */
  smokeTest?: AgentSmokeTest;
};

/**
 * A request that a candidate must answer well. It carries the header `x-agent-release` with the
 * candidate's version, by which a router can lead it there.
 *
 * @public
 */
export type AgentSmokeTest = {
  /** Absolute path, from the instance's URL. */
  path: string;
  method: 'GET' | 'POST' | 'PUT';
  /** As it is sent; the entity may write JSON as fields. */
  body?: string;
  /** Absent: any status from 200 to 299. */
  expectStatus?: number;
};

/**
 * An agent running in one environment. An agent has at most one instance in
 * each environment.
 *
 * @public
 */
export type AgentInstanceSpec = {
  /** Reference of the environment; kind `resource` when it names none. */
  environment: string;
  /** Base URL, `http` or `https`, without credentials, query or fragment. */
  url: string;
  health?: {
    paths?: AgentHealthPaths;
  };
  metrics?: AgentMetrics;
  rollout?: AgentRolloutDriver;
};

/**
 * A figure that some document states about an agent. It is shown with its
 * source as `stated`; it never decides a status.
 *
 * @public
 */
export type AgentSampleSpec = {
  /** Id of the KPI the figure belongs to. */
  kpi: string;
  /** The figure, in the unit of that KPI (a ratio is 0 to 1). */
  value: number;
  /** How many observations it is made of, such as the number of tests. */
  count?: number;
  /** When it was stated: ISO 8601 date or date-time. Absent: not dated. */
  at?: string;
  /** The document that states it. */
  source: {
    title: string;
    url?: string;
  };
};

/**
 * The `spec.agent` of a `Component` of type `ai-agent`.
 *
 * @public
 */
export type AgentSpec = {
  /** The family the agent belongs to: `core`, `development`, … or free text. */
  family?: string;
  /** The release that is meant to run. */
  release?: AgentRelease;
  /** Where it runs. Absent or empty: the agent is planned. */
  instances?: AgentInstanceSpec[];
  /** Reference of the KpiSet to use instead of the default set. */
  kpis?: string;
  /** Figures that documents state about it. */
  samples?: AgentSampleSpec[];
};

/**
 * A `Component` that is an AI agent.
 *
 * @public
 */
export interface AgentEntity extends Entity {
  apiVersion: 'backstage.io/v1alpha1' | 'backstage.io/v1beta1';
  kind: 'Component';
  spec: {
    type: typeof AGENT_TYPE;
    lifecycle: string;
    owner: string;
    system?: string;
    subcomponentOf?: string;
    providesApis?: string[];
    consumesApis?: string[];
    dependsOn?: string[];
    dependencyOf?: string[];
    agent?: AgentSpec;
  };
}
