import type { PowerPreflight } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  formatCount,
  formatShare,
  formatWeight,
} from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../useRolloutStyles';

/** What a rollout can tell at the traffic of the agent: how soon each weight tells which fault. */
export function PreflightFacts({ preflight }: { preflight: PowerPreflight }) {
  const classes = useRolloutStyles();
  const { outcome, at, text, requestsPerDay, baseRate, power } = preflight;
  return (
    <div>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="preflight" status={outcome} />
        <span className={classes.subtle}>
          computed <RelativeTime at={at} focusable />
        </span>
      </p>
      <p className={classes.text}>{text}</p>
      <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
        {requestsPerDay === undefined
          ? 'Requests a day are not known.'
          : `${formatCount(requestsPerDay)} requests a day`}
        {baseRate !== undefined &&
          `, ${formatShare(baseRate)} errors of the stable release`}
      </p>
      {power.length > 0 && (
        <ScrollableTable label="How soon a fault is told">
          <TableHead className={classes.heads}>
            <TableRow>
              <TableCell align="right">At weight</TableCell>
              <TableCell align="right">Errors of</TableCell>
              <TableCell>Told after</TableCell>
              <TableCell>Within the bake</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {power.map(item => (
              <TableRow key={`${item.weight} ${item.errorRate}`}>
                <TableCell align="right" className={classes.number}>
                  {formatWeight(item.weight)}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {formatShare(item.errorRate)}
                </TableCell>
                <TableCell className={classes.sentence}>{item.text}</TableCell>
                <TableCell>{withinWord(item.withinBake)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollableTable>
      )}
    </div>
  );
}

function withinWord(within: boolean | undefined): string {
  if (within === undefined) return 'Does not bake at it';
  return within ? 'Yes' : 'No';
}
