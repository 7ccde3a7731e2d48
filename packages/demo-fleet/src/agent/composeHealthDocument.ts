import { HealthCheck, HealthDocument, worstStatus } from './healthDocument';

/** What a health document is about. */
export interface HealthSubject {
  serviceId: string;
  title: string;
  version: string;
  now: number;
}

/** A document whose status and output are those of its worst check. */
export function composeHealthDocument(
  subject: HealthSubject,
  description: string,
  checks: Record<string, HealthCheck[]>,
): HealthDocument {
  const bad = Object.values(checks)
    .flat()
    .find(check => check.status && check.status !== 'pass' && check.output);
  return {
    status: worstStatus(checks),
    version: subject.version.split('.')[0],
    releaseId: subject.version,
    serviceId: subject.serviceId,
    description: `${subject.title}: ${description}`,
    ...(bad ? { output: bad.output } : {}),
    checks,
  };
}
