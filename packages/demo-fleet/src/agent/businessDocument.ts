import { ActivityReading } from './AgentActivity';
import { composeHealthDocument, HealthSubject } from './composeHealthDocument';
import { HealthCheck, HealthDocument } from './healthDocument';

/** `/health/business`: figures of the last 15 minutes. */
export function businessDocument(
  subject: HealthSubject,
  activity: ActivityReading,
): HealthDocument {
  const time = new Date(subject.now).toISOString();
  const check = (
    componentId: string,
    observedUnit: string,
    value: number | undefined,
    missing: string,
  ): HealthCheck[] => [
    {
      componentId,
      componentType: 'component',
      observedUnit,
      time,
      ...(value === undefined
        ? { output: missing }
        : { observedValue: value, status: 'pass' }),
    },
  ];
  const early = 'Measured for less than a minute';
  return composeHealthDocument(subject, 'its use during the last 15 minutes', {
    'users:active': check('users', 'count', activity.activeUsers, early),
    'users:satisfaction': check(
      'users',
      'score',
      activity.satisfaction,
      'No user has rated an answer yet',
    ),
    'users:adoption': check('users', 'ratio', activity.adoption, early),
    'features:usage': check('features', 'ratio', activity.featureUsage, early),
    'value:tasks-completed': check(
      'tasks',
      'count',
      activity.tasksCompleted,
      early,
    ),
  });
}
