import type {
  EventRate,
  RolloutVerdict,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  describeMethod,
  describeMetric,
  formatComparisonValue,
} from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { formatRate } from '../card/ComparisonList';
import { useRolloutStyles } from '../useRolloutStyles';

/** A verdict with everything it was made of: numbers, methods and thresholds in plain words. */
export function VerdictTable({ verdict }: { verdict: RolloutVerdict }) {
  const classes = useRolloutStyles();
  const { outcome, at, text, query, comparisons } = verdict;
  return (
    <>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="verdict" status={outcome} size="large" />
        <span className={classes.subtle}>
          judged <RelativeTime at={at} focusable />
        </span>
      </p>
      <p className={classes.text}>{text}</p>
      {query && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Asked of the source: <code>{query}</code>
        </p>
      )}
      {comparisons.length > 0 && (
        <ScrollableTable label="Comparisons">
          <TableHead className={classes.heads}>
            <TableRow>
              <TableCell>What</TableCell>
              <TableCell>Outcome</TableCell>
              <TableCell align="right">Candidate</TableCell>
              <TableCell align="right">Stable</TableCell>
              <TableCell align="right">Came to</TableCell>
              <TableCell>How it is judged</TableCell>
              <TableCell>In words</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {comparisons.map(comparison => (
              <TableRow key={`${comparison.metric} ${comparison.method}`}>
                <TableCell className={classes.word}>
                  {describeMetric(comparison.metric)}
                </TableCell>
                <TableCell>
                  <StatusLabel kind="verdict" status={comparison.outcome} />
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {rateOrDash(comparison.candidate)}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {rateOrDash(comparison.stable)}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {formatComparisonValue(comparison)}
                </TableCell>
                <TableCell className={classes.sentence}>
                  {describeMethod(comparison)}
                </TableCell>
                <TableCell className={classes.sentence}>
                  {comparison.text}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollableTable>
      )}
    </>
  );
}

function rateOrDash(rate: EventRate | undefined): string {
  return rate ? formatRate(rate) : '—';
}
