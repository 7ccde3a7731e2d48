import type {
  RolloutReplay,
  RolloutState,
} from '@agent-portal/plugin-agents-common';
import {
  ROLLOUT_STATE_WORDS,
  StatusLabel,
  formatCount,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../useRolloutStyles';

/** Whether every decision came out the same, and what differs. */
export function ReplayResult({ replay }: { replay: RolloutReplay }) {
  const classes = useRolloutStyles();
  const { identical, differences } = replay;
  return (
    <div role="status">
      <p className={`${classes.text} ${classes.tabular}`}>
        <StatusLabel kind="rollout-gate" status={markOf(replay)} iconOnly />{' '}
        {describeReplay(replay)}
      </p>
      {!identical && differences.length > 0 && (
        <ScrollableTable label="What differs">
          <TableHead className={classes.heads}>
            <TableRow>
              <TableCell align="right">Entry</TableCell>
              <TableCell>At</TableCell>
              <TableCell>Recorded</TableCell>
              <TableCell>Replayed</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {differences.map(({ number, at, recorded, replayed }) => (
              <TableRow key={number}>
                <TableCell align="right" className={classes.number}>
                  {number}
                </TableCell>
                <TableCell className={classes.number}>
                  {at ? formatExactTime(at) : '—'}
                </TableCell>
                <TableCell className={classes.sentence}>
                  {recorded ?? 'Nothing'}
                </TableCell>
                <TableCell className={classes.sentence}>
                  {replayed ?? 'Nothing'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollableTable>
      )}
    </div>
  );
}

/** What a replay came to, as a sentence. */
export function describeReplay(replay: RolloutReplay): string {
  const { policy, identical, inputs, entries, outcome, differences } = replay;
  const from = `from ${formatCount(inputs)} observations and operations`;
  if (identical) {
    return `${formatCount(entries)} of ${formatCount(
      entries,
    )} entries come out the same, ${from}.`;
  }
  const word = (state: RolloutState) =>
    ROLLOUT_STATE_WORDS[state].toLowerCase();
  const ends = `It ends as ${word(outcome.replayed)}; recorded is ${word(
    outcome.recorded,
  )}.`;
  const differing = `${from}, with ${formatCount(differences.length)} ${
    differences.length === 1 ? 'difference' : 'differences'
  }. ${ends}`;
  return policy === 'recorded'
    ? `It does not come out as recorded ${differing} The record or the engine has changed.`
    : `By the present policy it comes out differently ${differing}`;
}

/** By the present policy another outcome is no fault. */
function markOf({ identical, policy }: RolloutReplay) {
  if (identical) return 'pass';
  return policy === 'recorded' ? 'fail' : 'unknown';
}
