import {
  describeDoubt,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';

/**
 * What the samples behind a verdict cannot show yet, as a sentence: that zero errors in 200 requests
 * does not show less than 0.1 %, for one.
 *
 * @returns undefined where there is nothing to doubt, or no verdict that could be.
 * @public
 */
export function describeKpiDoubt(result: KpiResult): string | undefined {
  const { status, observed, source } = result;
  const isBelieved = status === 'met' || status === 'at-risk';
  if (!isBelieved || source.provenance === 'stated') return undefined;
  const doubt = describeDoubt(result, { ...result, value: observed });
  return doubt && `${doubt[0].toUpperCase()}${doubt.slice(1)}.`;
}
