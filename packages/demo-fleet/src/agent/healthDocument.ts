/** The statuses of application/health+json, best first. */
export const healthStatuses = ['pass', 'warn', 'fail'] as const;

export type HealthStatus = (typeof healthStatuses)[number];

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

/** The worst status among the checks; `pass` when none has any. */
export function worstStatus(
  checks: Record<string, HealthCheck[]>,
): HealthStatus {
  return Object.values(checks)
    .flat()
    .reduce<HealthStatus>(
      (worst, { status = 'pass' }) =>
        healthStatuses.indexOf(status) > healthStatuses.indexOf(worst)
          ? status
          : worst,
      'pass',
    );
}
