import type { MetricSelector } from '@agent-portal/plugin-agents-common';
import type { ReleaseEvidenceRequest } from '@agent-portal/plugin-agents-node';
import {
  apply,
  figure,
  namesOf,
  newestOf,
  type OverTime,
} from '../planning/figure';
import { aggregate, type Part, type PartContext } from '../planning/Part';
import { anyOf } from '../promql/writeMatchers';

/** How long before the segment a server has to have watched the agent. */
const BEFORE = '1h';

/**
 * How often something happened since a segment began, without the extrapolation of `increase`: these
 * are counts that statistics are made of, and in a short segment they would come out twice as many.
 *
 * A series that was there is compared with what it showed then. One that came since has counted from
 * 0, as those of new processes and of errors that had not happened yet do; `increase` would leave its
 * first value out. Only where a counter was reset is it asked.
 */
export const sinceBegin: OverTime = (series, windowMs) => {
  const last = `last_over_time(${series}[${windowMs}ms])`;
  const steady = `(${last} and resets(${series}[${windowMs}ms]) == 0)`;
  const atBegin = `last_over_time(${series}[5m] offset ${windowMs}ms)`;
  const before = `last_over_time(${series}[${BEFORE}] offset ${windowMs}ms)`;
  return [
    `(${steady} - ${atBegin} >= 0)`,
    `(${steady} unless ${before})`,
    apply('increase')(series, windowMs),
  ].join(' or ');
};

/**
 * What is asked about the releases of an instance, by release.
 *
 * @param isExact - Whether series that were not there before count from 0, which takes a server that
 *   has watched the agent before.
 */
export function releaseParts(
  { candidate, stable, metrics }: ReleaseEvidenceRequest,
  isExact: boolean,
): Part[] {
  const { requestMetric, versionLabel, errorLabel, latencyMetric } = metrics;
  const overTime = isExact ? sinceBegin : apply('increase');
  const requests: MetricSelector = { metric: requestMetric };
  const ofBoth = (parts: Part[]) =>
    parts.map(part => restrict(part, versionLabel, [candidate, stable]));
  return [
    // Of all releases, so that it can be said which ones are counted.
    ...figure('requests', requests, { overTime }),
    ...ofBoth([
      ...figure(
        'errors',
        { metric: requestMetric, labels: { [errorLabel]: { not: '' } } },
        { overTime },
      ),
      ...figure('failedTasks', metrics.failedTasks, { overTime }),
      ...figure('complaints', metrics.complaints, { overTime }),
      ...figure(
        'bucket',
        { metric: `${latencyMetric}_bucket` },
        { overTime, labels: ['le'] },
      ),
      newestOf(context => namesOf(requests, context)),
    ]),
    watched(requests),
  ];
}

/** Whether the server had series of the agent before the segment began, whatever their release. */
function watched(requests: MetricSelector): Part {
  return {
    role: 'watched',
    generation: 0,
    write: context =>
      aggregate(
        'count',
        [],
        namesOf(requests, context)
          .map(
            series =>
              `last_over_time(${series}[${BEFORE}] offset ${context.windowMs}ms)`,
          )
          .join(' or '),
      ),
  };
}

function restrict(part: Part, label: string, versions: string[]): Part {
  const values = [...new Set(versions)].filter(version => version !== '');
  return {
    ...part,
    write: (context: PartContext) =>
      part.write({
        ...context,
        matchers: [...context.matchers, anyOf(label, values)],
      }),
  };
}
