import type {
  Comparison,
  EventRate,
  RolloutVerdict,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  describeMetric,
  formatComparisonValue,
  formatCount,
  formatShare,
} from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** What the candidate did against the stable release, one line for each thing that is judged. */
export function ComparisonList({ verdict }: { verdict: RolloutVerdict }) {
  const classes = useRolloutStyles();
  return (
    <>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="verdict" status={verdict.outcome} />
        <span className={classes.subtle}>
          judged <RelativeTime at={verdict.at} focusable />
        </span>
      </p>
      <p className={classes.text}>{verdict.text}</p>
      <ul className={classes.plainList} aria-label="Candidate against stable">
        {verdict.comparisons.map(comparison => (
          <li
            key={`${comparison.metric} ${comparison.method}`}
            className={`${classes.text} ${classes.tabular}`}
          >
            <StatusLabel kind="verdict" status={comparison.outcome} iconOnly />{' '}
            {describeNumbers(comparison)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A comparison in numbers: `Errors 2 of 412 (0.5 %) against 3 of 430 (0.7 %) · e-value 0.4`. */
export function describeNumbers(comparison: Comparison): string {
  const { metric, candidate, stable, value, text } = comparison;
  if (!candidate && !stable && value === undefined) {
    return `${describeMetric(metric)}: ${text}`;
  }
  const rates = [candidate, stable]
    .filter((rate): rate is EventRate => rate !== undefined)
    .map(formatRate)
    .join(' against ');
  return [
    [describeMetric(metric), rates].filter(Boolean).join(' '),
    formatComparisonValue(comparison),
  ].join(' · ');
}

/** How many of how many: `2 of 412 (0.5 %)`. */
export function formatRate({ events, total }: EventRate): string {
  const counts = `${formatCount(events)} of ${formatCount(total)}`;
  return total > 0 ? `${counts} (${formatShare(events / total)})` : counts;
}
