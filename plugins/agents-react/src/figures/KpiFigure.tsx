import {
  describeTarget,
  formatBeside,
  type KpiResult,
  tryParseDuration,
} from '@agent-portal/plugin-agents-common';
import type { ReactNode } from 'react';
import { useNow } from '../clock';
import { describeKpiDoubt } from './describeKpiDoubt';
import { Figure } from './Figure';

/** Properties of {@link KpiFigure}. @public */
export interface KpiFigureProps {
  result: KpiResult;
  /** Another title than the KPI's own; `null` for none. */
  title?: ReactNode;
  dense?: boolean;
}

/**
 * A KPI as a {@link Figure}. A value that cannot carry a verdict, because it is stale, rests on
 * too few samples or is only stated in a document, stands aside and never in the large digits.
 *
 * @public
 */
export function KpiFigure(props: KpiFigureProps) {
  const { result, title = result.title } = props;
  const tracked = isTracked(result, useNow(15_000));
  const stated = result.source.provenance === 'stated';
  const value =
    result.observed === undefined
      ? undefined
      : formatBeside(result.observed, result.target, result);
  return (
    <Figure
      title={title}
      value={value}
      target={describeTarget(result) || undefined}
      status={tracked ? undefined : result.status}
      window={stated ? undefined : result.window}
      samples={result.samples}
      observedAt={result.observedAt}
      reason={result.reason}
      since={result.since}
      remark={describeKpiDoubt(result)}
      aside={tracked ? undefined : describeAside(result, value)}
      dense={props.dense}
    />
  );
}

/** Whether a KPI has no target and yet a value that is fresh and rests on enough samples. */
function isTracked(result: KpiResult, now: number): boolean {
  const { target, observed, samples, minimumSamples, observedAt } = result;
  const freshness = tryParseDuration(result.freshness);
  const age = observedAt ? now - new Date(observedAt).getTime() : Infinity;
  return (
    target === undefined &&
    observed !== undefined &&
    samples >= minimumSamples &&
    (freshness === undefined || age <= freshness)
  );
}

function describeAside(result: KpiResult, value?: string): string | undefined {
  if (value === undefined) return undefined;
  const stated = result.source.provenance === 'stated';
  if (result.status !== 'unknown') {
    return stated ? 'stated, not measured' : undefined;
  }
  return stated ? `stated ${value}` : `last value ${value}`;
}
