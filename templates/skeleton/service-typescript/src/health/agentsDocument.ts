import { version } from '../agent.ts';
import type { ReleaseReading } from '../tasks/Activity.ts';
import type { WorkerReading } from '../tasks/WorkerPool.ts';
import type {
  HealthCheck,
  HealthDocument,
  HealthStatus,
} from './HealthDocument.ts';
import { composeDocument } from './HealthDocument.ts';

const fewTasks = 10;
const errorWarning = 0.05;
const errorFailure = 0.5;
const slowSeconds = 3;
const longQueue = 100;

/** How the release did in the last minute, and whether it takes tasks. */
export function agentsDocument(reading: {
  release: ReleaseReading;
  workers: WorkerReading;
  draining: boolean;
  now: number;
}): HealthDocument {
  const { release, workers, draining } = reading;
  const time = new Date(reading.now).toISOString();
  return composeDocument('how its release works', {
    'service:accepting-tasks': [
      {
        componentId: 'service',
        componentType: 'component',
        status: draining ? 'fail' : 'pass',
        time,
        ...(draining ? { output: 'The instance is shutting down' } : {}),
      },
    ],
    'release:error-rate': [errorRate(release, time)],
    'release:response-time': [responseTime(release, time)],
    'workers:utilization': [
      {
        ...component('workers', 'ratio', time),
        observedValue: workers.utilization,
        status: workers.queued > 0 ? 'warn' : 'pass',
        ...(workers.queued > 0
          ? { output: `All ${workers.capacity} workers are busy` }
          : {}),
      },
    ],
    'workers:queue-length': [queueLength(workers, time)],
  });
}

function component(componentId: string, observedUnit: string, time: string) {
  return {
    componentId,
    componentType: 'component' as const,
    observedUnit,
    time,
  };
}

function errorRate(release: ReleaseReading, time: string): HealthCheck {
  const base = component(version, 'ratio', time);
  if (release.tasks < fewTasks) {
    return {
      ...base,
      output: `Only ${release.tasks} tasks in the last minute: too few to judge`,
    };
  }
  const ratio = release.failed / release.tasks;
  const status = grade(ratio, { warn: errorWarning, fail: errorFailure });
  return {
    ...base,
    observedValue: ratio,
    status,
    ...(status === 'pass'
      ? {}
      : {
          output: `${release.failed} of ${release.tasks} tasks failed in the last minute`,
        }),
  };
}

function responseTime(release: ReleaseReading, time: string): HealthCheck {
  const base = component(version, 's', time);
  const { meanSeconds } = release;
  if (meanSeconds === undefined) {
    return { ...base, output: 'No task in the last minute' };
  }
  const status =
    release.tasks < fewTasks
      ? 'pass'
      : grade(meanSeconds, { warn: slowSeconds });
  return {
    ...base,
    observedValue: meanSeconds,
    status,
    ...(status === 'pass'
      ? {}
      : { output: `Tasks took ${meanSeconds.toFixed(1)} s on average` }),
  };
}

function queueLength(workers: WorkerReading, time: string): HealthCheck {
  const { queued, queueLimit } = workers;
  const full = queued > 0 && queued >= queueLimit;
  const status = full ? 'fail' : grade(queued, { warn: longQueue });
  return {
    ...component('workers', 'tasks', time),
    observedValue: queued,
    status,
    ...(status === 'pass'
      ? {}
      : {
          output: `${queued} of at most ${queueLimit} tasks wait for a worker`,
        }),
  };
}

function grade(
  value: number,
  limits: { warn: number; fail?: number },
): HealthStatus {
  if (limits.fail !== undefined && value > limits.fail) {
    return 'fail';
  }
  return value > limits.warn ? 'warn' : 'pass';
}
