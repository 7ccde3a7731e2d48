import { composeHealthDocument, HealthSubject } from './composeHealthDocument';
import { HealthDocument } from './healthDocument';
import { WorkerReading } from './WorkerPool';

/** `/health`: that the process runs and takes tasks. */
export function livenessDocument(
  subject: HealthSubject,
  reading: { startedAt: number; workers: WorkerReading },
): HealthDocument {
  const { workers } = reading;
  const time = new Date(subject.now).toISOString();
  return composeHealthDocument(subject, 'is the service running', {
    'process:uptime': [
      {
        componentId: subject.serviceId,
        componentType: 'system',
        observedValue: Math.floor((subject.now - reading.startedAt) / 1000),
        observedUnit: 's',
        status: 'pass',
        time,
      },
    ],
    'workers:queue-length': [
      {
        componentId: 'workers',
        componentType: 'component',
        observedValue: workers.queued,
        observedUnit: 'tasks',
        status: workers.queueFull ? 'fail' : 'pass',
        time,
        ...(workers.queueFull
          ? { output: 'The queue is full: tasks are refused' }
          : {}),
      },
    ],
  });
}
