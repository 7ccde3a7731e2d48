import { formatPercent } from '../text/formatPercent';
import { Faults, LatencyChange } from './faultSchema';

/** "3x", "+500 ms" or both. */
export function describeLatencyChange(change: LatencyChange): string {
  const parts: string[] = [];
  if (change.factor !== undefined) {
    parts.push(`${change.factor}x`);
  }
  if (change.addMs !== undefined) {
    parts.push(`+${change.addMs} ms`);
  }
  return parts.join(' ') || 'unchanged';
}

/** The faults of an instance in a few words; empty when there are none. */
export function describeFaults(faults: Faults): string {
  const parts: string[] = [];
  if (faults.down) {
    parts.push('down');
  }
  if (faults.hang) {
    parts.push('hang');
  }
  if (faults.errors !== undefined) {
    parts.push(`errors ${formatPercent(faults.errors)}`);
  }
  if (faults.latency) {
    parts.push(`latency ${describeLatencyChange(faults.latency)}`);
  }
  if (faults.health) {
    parts.push(`health ${faults.health}`);
  }
  if (faults.dependencies?.length) {
    parts.push(`unreachable ${faults.dependencies.join(' ')}`);
  }
  return parts.join(', ');
}
