import { agent, version } from '../agent.ts';

/** The statuses of application/health+json, best first. */
const statuses = ['pass', 'warn', 'fail'] as const;

export type HealthStatus = (typeof statuses)[number];

/** One reading of one component; without a status when nothing is known yet. */
export interface HealthCheck {
  componentId: string;
  componentType: 'component' | 'datastore' | 'system';
  observedValue?: number;
  observedUnit?: string;
  status?: HealthStatus;
  /** ISO 8601, UTC. */
  time: string;
  output?: string;
}

/** A document of type application/health+json. */
export interface HealthDocument {
  status: HealthStatus;
  version: string;
  releaseId: string;
  serviceId: string;
  description: string;
  output?: string;
  /** By "component:measurement". */
  checks: Record<string, HealthCheck[]>;
}

/** A document that is as bad as its worst check, and says why. */
export function composeDocument(
  description: string,
  checks: Record<string, HealthCheck[]>,
): HealthDocument {
  const all = Object.values(checks).flat();
  const rank = (check: HealthCheck) => statuses.indexOf(check.status ?? 'pass');
  const worst = [...all].sort((a, b) => rank(b) - rank(a))[0];
  const status = worst?.status ?? 'pass';
  return {
    status,
    version: version.split('.')[0] ?? version,
    releaseId: version,
    serviceId: agent.name,
    description: `${agent.title}: ${description}`,
    ...(status !== 'pass' && worst?.output ? { output: worst.output } : {}),
    checks,
  };
}
