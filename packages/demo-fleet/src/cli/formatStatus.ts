import { InstanceStatus } from '../agent/InstanceStatus';
import { describeLatencyChange } from '../faults/describeFaults';
import { Release } from '../router/releaseSchema';
import { formatPercent } from '../text/formatPercent';
import { formatTable } from '../text/formatTable';

function describeRelease(release: Release): string {
  const parts = [release.version];
  if (release.errors !== undefined) {
    parts.push(`errors ${formatPercent(release.errors)}`);
  }
  if (release.latency) {
    parts.push(`latency ${describeLatencyChange(release.latency)}`);
  }
  return parts.join(', ');
}

function stateOf(status: InstanceStatus): string {
  if (status.problem) {
    return status.problem;
  }
  if (!status.listening) {
    return 'down';
  }
  return status.faults.hang ? 'hangs' : 'up';
}

function meanSecondsOf({ lastMinute }: InstanceStatus): string {
  if (lastMinute.requests === 0) {
    return '-';
  }
  const total = lastMinute.releases.reduce(
    (sum, release) => sum + release.requests * (release.meanSeconds ?? 0),
    0,
  );
  return `${(total / lastMinute.requests).toFixed(2)} s`;
}

/** The fleet as a table, one row for each instance. */
export function formatStatus(statuses: InstanceStatus[]): string {
  return formatTable(
    [
      'AGENT',
      'ENVIRONMENT',
      'URL',
      'STATE',
      'STABLE',
      'CANDIDATE',
      'REQUESTS/MIN',
      'FAILED',
      'MEAN',
      'FAULTS',
    ],
    statuses.map(status => {
      const { candidate, stable, weight } = status.release;
      return [
        status.agent,
        status.environment,
        status.url,
        stateOf(status),
        describeRelease(stable),
        candidate
          ? `${describeRelease(candidate)} at ${formatPercent(weight / 100)}`
          : '-',
        String(status.lastMinute.requests),
        String(status.lastMinute.errors),
        meanSecondsOf(status),
        status.faultsInWords || '-',
      ];
    }),
  );
}
