import { InvalidArgumentError } from 'commander';
import { LatencyChange } from '../faults/faultSchema';

/** "20%" is 20; @throws InvalidArgumentError naming the value. */
export function parsePercent(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  const percent = match ? Number(match[1]) : Number.NaN;
  if (!(percent <= 100)) {
    throw new InvalidArgumentError(
      `"${text}" is not a percentage from 0% to 100%; write it like 20%.`,
    );
  }
  return percent;
}

/** "20%" is 0.2; @throws InvalidArgumentError naming the value. */
export function parseRatio(text: string): number {
  return parsePercent(text) / 100;
}

/** "3x", "+500ms" or "+2s"; @throws InvalidArgumentError naming the value. */
export function parseLatency(text: string): LatencyChange {
  const factor = /^(\d+(?:\.\d+)?)x$/.exec(text);
  if (factor && Number(factor[1]) > 0) {
    return { factor: Number(factor[1]) };
  }
  const added = /^\+(\d+(?:\.\d+)?)(ms|s)$/.exec(text);
  if (added) {
    return { addMs: Number(added[1]) * (added[2] === 's' ? 1000 : 1) };
  }
  throw new InvalidArgumentError(
    `"${text}" is not a change of latency; write it like 3x, +500ms or +2s.`,
  );
}

/** @throws InvalidArgumentError naming the value. */
export function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new InvalidArgumentError(`"${text}" is not a port from 0 to 65535.`);
  }
  return port;
}
