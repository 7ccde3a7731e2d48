import type { Simulation } from '@agent-portal/plugin-agents-common';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { describeLevels } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';

/** What a draft would have changed on past days, the newest first. */
export function SimulatedDays({ result }: { result: Simulation }) {
  const classes = usePageStyles();
  const { days, levels, missingDays = 0 } = result;
  return (
    <div>
      <h4 className={classes.heading}>Over the last 30 days</h4>
      {missingDays > 0 && (
        <p className={classes.text}>
          Of {missingDays} {missingDays === 1 ? 'day' : 'days'} no facts are
          kept.
        </p>
      )}
      {days.length > 0 && (
        <ScrollableTable label="Past days by the draft">
          <TableHead>
            <TableRow>
              <TableCell>Day (UTC)</TableCell>
              <TableCell align="right">Lose</TableCell>
              <TableCell align="right">Gain</TableCell>
              <TableCell>As it was</TableCell>
              <TableCell>By the draft</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {[...days].reverse().map(day => (
              <TableRow key={day.day}>
                <TableCell className={classes.number}>{day.day}</TableCell>
                <TableCell align="right" className={classes.number}>
                  {day.losing}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {day.gaining}
                </TableCell>
                <TableCell>{describeLevels(levels, day.before)}</TableCell>
                <TableCell>{describeLevels(levels, day.after)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollableTable>
      )}
    </div>
  );
}
