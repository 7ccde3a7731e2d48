import type { AgentAnswers } from '../answers';

/** One environment of the service: names, addresses and sizes that its files agree on. */
export interface PlannedEnvironment {
  name: 'development' | 'staging' | 'production';
  /** Reference of the environment in the catalog. */
  ref: string;
  namespace: string;
  /** Host name that the ingress serves; `localhost` in development. */
  host: string;
  /** Base URL at which the portal probes the instance. */
  url: string;
  replicas: { minimum: number; maximum: number };
  logLevel: 'debug' | 'info' | 'warn';
  /** Share of requests that are traced, 0–1. */
  traceRatio: number;
  resources: {
    cpuRequest: string;
    cpuLimit: string;
    memoryRequest: string;
    memoryLimit: string;
  };
}

/** One environment variable that the service reads. */
export interface PlannedVariable {
  key: string;
  description: string;
  /** Secrets come from Vault; their values stand in no file. */
  secret: boolean;
  /** The value in each environment; a secret has none. */
  values: Partial<Record<PlannedEnvironment['name'], string>>;
}

/** One Prometheus metric that the service emits. */
export interface PlannedMetric {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: string[];
  /** Upper bounds; only of a histogram. */
  buckets?: number[];
}

/** One tool that the agent may call, under its names in both languages. */
export interface PlannedTool {
  /** As in the catalog, e.g. `search-documents`. */
  name: string;
  /** e.g. `searchDocuments` */
  camelCase: string;
  /** e.g. `search_documents` */
  snakeCase: string;
}

/**
 * Everything that the files of a service have to agree on, worked out once from
 * the answers. Templates read it and decide nothing themselves.
 */
export interface ServicePlan {
  name: string;
  title: string;
  description: string;
  /** e.g. `invoice_checker`, for names of databases and their users. */
  snakeName: string;
  owner: { ref: string; name: string };
  /** Empty when the agent belongs to no system. */
  system: string;
  family: string;
  language: AgentAnswers['language'];
  /** Version of the first release. */
  version: string;
  model: {
    provider: AgentAnswers['model']['provider'];
    name: string;
    baseUrl: string;
    /** Name of the variable that holds the credential; empty where none is needed. */
    keyVariable: string;
    /** The HTTP interface that the provider speaks; exactly one is true. */
    protocol: {
      messages: boolean;
      chatCompletions: boolean;
      generateContent: boolean;
    };
  };
  tools: PlannedTool[];
  stores: { postgresql: boolean; redis: boolean; milvus: boolean };
  cloud: { provider: AgentAnswers['cloud']; region: string };
  exposure: AgentAnswers['exposure'];
  riskTier: AgentAnswers['riskTier'];
  rollout: {
    strategy: AgentAnswers['rollout']['strategy'];
    /** Empty when no plan was chosen. */
    plan: string;
    wave: string;
  };
  port: number;
  paths: {
    liveness: string;
    agents: string;
    dependencies: string;
    business: string;
    metrics: string;
    card: string;
    tasks: string;
  };
  image: { repository: string; tag: string };
  repositoryUrl: string;
  vault: { path: string };
  environments: PlannedEnvironment[];
  variables: PlannedVariable[];
  metrics: PlannedMetric[];
  guardrails: string[];
  /** Targets: seconds, ratios 0–1, ratings 1–5. */
  targets: {
    meanSeconds: number;
    p95Seconds: number;
    errorRatio: number;
    completionRatio: number;
    quality: number;
    feedback: number;
    uptime: number;
    /** True when a target differs from those of the default KPI set. */
    own: boolean;
  };
  /** The canary's and the roll-back's limits. */
  limits: { errorRatio: number; responseSeconds: number };
  scaling: {
    minimum: number;
    maximum: number;
    cpu: { up: number; down: number };
    memory: { up: number; down: number };
    responseSeconds: number;
    errorRatio: number;
    queueDepth: number;
  };
  load: {
    baseline: { users: number; hours: number };
    peak: { users: number; hours: number };
  };
}
