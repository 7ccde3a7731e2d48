import type { UsageReading } from '../tasks/Activity.ts';
import type { HealthCheck, HealthDocument } from './HealthDocument.ts';
import { composeDocument } from './HealthDocument.ts';

/**
 * Figures of the last 15 minutes that this instance counted itself. The share of all
 * users who could use the agent is not among them: the service does not know how many
 * there are.
 */
export function businessDocument(reading: {
  usage: UsageReading;
  /** How many tools the agent may call. */
  tools: number;
  now: number;
}): HealthDocument {
  const { usage, tools } = reading;
  const time = new Date(reading.now).toISOString();
  const figure = (
    componentId: string,
    observedUnit: string,
    observedValue: number,
  ): HealthCheck[] => [
    {
      componentId,
      componentType: 'component',
      observedValue,
      observedUnit,
      status: 'pass',
      time,
    },
  ];
  return composeDocument('its use during the last 15 minutes', {
    'users:active': figure('users', 'count', usage.activeUsers),
    'value:tasks-completed': figure('tasks', 'count', usage.completedTasks),
    ...(usage.satisfaction === undefined
      ? {}
      : { 'users:satisfaction': figure('users', 'score', usage.satisfaction) }),
    ...(tools > 0 && usage.activeUsers > 0
      ? {
          'features:usage': figure(
            'features',
            'ratio',
            usage.toolsUsed.length / tools,
          ),
        }
      : {}),
  });
}
