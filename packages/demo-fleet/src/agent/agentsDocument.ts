import { formatPercent } from '../text/formatPercent';
import { composeHealthDocument, HealthSubject } from './composeHealthDocument';
import { HealthCheck, HealthDocument, HealthStatus } from './healthDocument';
import { ReleaseReading } from './ReleaseWindow';
import { WorkerReading } from './WorkerPool';

const fewRequests = 10;
const errorWarning = 0.05;
const errorFailure = 0.5;
const slowSeconds = 3;
const longQueue = 100;
const highUtilization = 0.95;

function grade(
  value: number,
  limits: { warn: number; fail?: number },
): HealthStatus {
  if (limits.fail !== undefined && value > limits.fail) {
    return 'fail';
  }
  return value > limits.warn ? 'warn' : 'pass';
}

function errorRateCheck(release: ReleaseReading, time: string): HealthCheck {
  const base = {
    componentId: release.version,
    componentType: 'component' as const,
    observedUnit: 'ratio',
    time,
  };
  if (release.requests < fewRequests) {
    return {
      ...base,
      output: `Only ${release.requests} requests in the last minute: too few to judge`,
    };
  }
  const ratio = release.errors / release.requests;
  const status = grade(ratio, { warn: errorWarning, fail: errorFailure });
  return {
    ...base,
    observedValue: ratio,
    status,
    ...(status === 'pass'
      ? {}
      : {
          output: `${release.version}: ${formatPercent(ratio)} of ${
            release.requests
          } requests failed in the last minute`,
        }),
  };
}

function responseTimeCheck(release: ReleaseReading, time: string): HealthCheck {
  const base = {
    componentId: release.version,
    componentType: 'component' as const,
    observedUnit: 's',
    time,
  };
  const { meanSeconds } = release;
  if (meanSeconds === undefined) {
    return { ...base, output: 'No request in the last minute' };
  }
  const status =
    release.requests < fewRequests
      ? 'pass'
      : grade(meanSeconds, { warn: slowSeconds });
  return {
    ...base,
    observedValue: meanSeconds,
    status,
    ...(status === 'pass'
      ? {}
      : {
          output: `${release.version}: requests took ${meanSeconds.toFixed(
            1,
          )} s on average in the last minute`,
        }),
  };
}

/** `/health/agents`: how each release and the workers did in the last minute. */
export function agentsDocument(
  subject: HealthSubject,
  reading: { releases: ReleaseReading[]; workers: WorkerReading },
): HealthDocument {
  const { releases, workers } = reading;
  const time = new Date(subject.now).toISOString();
  const busy = grade(workers.utilization, { warn: highUtilization });
  const waiting = grade(workers.queued, { warn: longQueue });
  return composeHealthDocument(subject, 'how its releases work', {
    'release:error-rate': releases.map(release =>
      errorRateCheck(release, time),
    ),
    'release:response-time': releases.map(release =>
      responseTimeCheck(release, time),
    ),
    'workers:utilization': [
      {
        componentId: 'workers',
        componentType: 'component',
        observedValue: workers.utilization,
        observedUnit: 'ratio',
        status: busy,
        time,
        ...(busy === 'pass'
          ? {}
          : { output: `All ${workers.capacity} workers are busy` }),
      },
    ],
    'workers:queue-length': [
      {
        componentId: 'workers',
        componentType: 'component',
        observedValue: workers.queued,
        observedUnit: 'tasks',
        status: waiting,
        time,
        ...(waiting === 'pass'
          ? {}
          : { output: `${workers.queued} tasks wait for a worker` }),
      },
    ],
  });
}
