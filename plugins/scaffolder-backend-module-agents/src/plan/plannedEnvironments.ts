import type { AgentAnswers } from '../answers';
import type { PlannedEnvironment } from './ServicePlan';

/** Development on the developer's machine, staging and production in a cluster. */
export function plannedEnvironments(
  answers: AgentAnswers,
): PlannedEnvironment[] {
  const { name, domain, port } = answers;
  const staging = `${name}.staging.${domain}`;
  const production = `${name}.${domain}`;
  return [
    {
      name: 'development',
      ref: 'resource:default/development',
      namespace: `${name}-development`,
      host: 'localhost',
      url: `http://localhost:${port}`,
      replicas: { minimum: 1, maximum: 2 },
      logLevel: 'debug',
      traceRatio: 1,
      resources: {
        cpuRequest: '100m',
        cpuLimit: '500m',
        memoryRequest: '128Mi',
        memoryLimit: '512Mi',
      },
    },
    {
      name: 'staging',
      ref: 'resource:default/staging',
      namespace: `${name}-staging`,
      host: staging,
      url: `https://${staging}`,
      replicas: { minimum: 2, maximum: 4 },
      logLevel: 'debug',
      traceRatio: 1,
      resources: {
        cpuRequest: '250m',
        cpuLimit: '1',
        memoryRequest: '256Mi',
        memoryLimit: '512Mi',
      },
    },
    {
      name: 'production',
      ref: 'resource:default/production',
      namespace: `${name}-production`,
      host: production,
      url: `https://${production}`,
      replicas: { minimum: 2, maximum: 20 },
      logLevel: 'info',
      traceRatio: 0.1,
      resources: {
        cpuRequest: '500m',
        cpuLimit: '2',
        memoryRequest: '512Mi',
        memoryLimit: '1Gi',
      },
    },
  ];
}
