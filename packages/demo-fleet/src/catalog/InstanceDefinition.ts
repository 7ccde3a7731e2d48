import {
  DEFAULT_HEALTH_PATHS,
  DEFAULT_METRICS_PATH,
  ENVIRONMENT_STAGES,
} from '@agent-portal/plugin-agents-common';

/** Something an agent needs, as its `dependsOn` names it. */
export interface DependencyDefinition {
  name: string;
  /** In the sense of application/health+json. */
  componentType: 'component' | 'datastore' | 'system';
}

export type EnvironmentStage = (typeof ENVIRONMENT_STAGES)[number];

/** One agent in one environment: what is needed to run it as a service. */
export interface InstanceDefinition {
  agent: string;
  title: string;
  description: string;
  environment: string;
  stage: EnvironmentStage;
  /** Port to listen on; 0 takes any free one. */
  port: number;
  version: string;
  paths: {
    liveness: string;
    agents: string;
    dependencies: string;
    business: string;
    metrics: string;
  };
  dependencies: DependencyDefinition[];
}

export const defaultPaths: InstanceDefinition['paths'] = {
  ...DEFAULT_HEALTH_PATHS,
  metrics: DEFAULT_METRICS_PATH,
};
