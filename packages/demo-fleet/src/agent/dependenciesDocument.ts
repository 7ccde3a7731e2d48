import { composeHealthDocument, HealthSubject } from './composeHealthDocument';
import { DependencyReading } from './Dependency';
import { HealthCheck, HealthDocument } from './healthDocument';

/** `/health/dependencies`: a call to each dependency, made for this answer. */
export function dependenciesDocument(
  subject: HealthSubject,
  readings: DependencyReading[],
): HealthDocument {
  const checks = readings.map((reading): [string, HealthCheck[]] => {
    const { definition, reachable } = reading;
    return [
      `${definition.name}:response-time`,
      [
        {
          componentId: definition.name,
          componentType: definition.componentType,
          ...(reachable
            ? { observedValue: reading.milliseconds, observedUnit: 'ms' }
            : {}),
          status: reachable ? 'pass' : 'fail',
          time: new Date(reading.at).toISOString(),
          ...(reachable
            ? {}
            : {
                output: `${definition.name} cannot be reached (${reading.failures} of ${reading.calls} calls failed in the last minute)`,
              }),
        },
      ],
    ];
  });
  return composeHealthDocument(
    subject,
    'what it depends on',
    Object.fromEntries(checks),
  );
}
