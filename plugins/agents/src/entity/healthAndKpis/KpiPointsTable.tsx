import {
  formatKpiValue,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../ScrollableTable';

const useStyles = makeStyles({
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
});

/** The points of a KPI's course as a table, newest first. */
export function KpiPointsTable(props: { result: KpiResult }) {
  const classes = useStyles();
  const { title, unit, scale, points } = props.result;
  return (
    <ScrollableTable label={`Course of ${title}`}>
      <TableHead>
        <TableRow>
          <TableCell>From (UTC)</TableCell>
          <TableCell align="right">Value</TableCell>
          <TableCell align="right">n</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...points].reverse().map(point => (
          <TableRow key={point.at}>
            <TableCell className={classes.number}>
              {formatExactTime(point.at).replace(' UTC', '')}
            </TableCell>
            <TableCell align="right" className={classes.number}>
              {formatKpiValue(point.value, unit, scale)}
            </TableCell>
            <TableCell align="right" className={classes.number}>
              {formatCount(point.samples)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
