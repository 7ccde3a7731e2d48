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
import { type ChartPoint, toChartPoints } from './chartData';

const useStyles = makeStyles({
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
});

/** The points of a KPI's course as a table, newest first; gaps have a row of their own. */
export function KpiPointsTable(props: { result: KpiResult }) {
  const classes = useStyles();
  const { title } = props.result;
  const points = toChartPoints(props.result);
  const hasIntervals = points.some(({ interval }) => interval);
  return (
    <ScrollableTable label={`Course of ${title}`}>
      <TableHead>
        <TableRow>
          <TableCell>From (UTC)</TableCell>
          <TableCell align="right">Value</TableCell>
          {hasIntervals && <TableCell align="right">95 % interval</TableCell>}
          <TableCell align="right">n</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {points.reverse().map(point =>
          point.value === undefined ? (
            <TableRow key={point.time}>
              <TableCell colSpan={hasIntervals ? 4 : 3}>not measured</TableCell>
            </TableRow>
          ) : (
            <TableRow key={point.time}>
              <TableCell className={classes.number}>
                {formatExactTime(point.time).replace(' UTC', '')}
              </TableCell>
              <FigureCells
                result={props.result}
                point={point}
                hasIntervals={hasIntervals}
              />
            </TableRow>
          ),
        )}
      </TableBody>
    </ScrollableTable>
  );
}

function FigureCells(props: {
  result: KpiResult;
  point: ChartPoint;
  hasIntervals: boolean;
}) {
  const classes = useStyles();
  const { unit, scale } = props.result;
  const { value = NaN, interval, samples = 0 } = props.point;
  const write = (one: number) => formatKpiValue(one, unit, scale);
  return (
    <>
      <TableCell align="right" className={classes.number}>
        {write(value)}
      </TableCell>
      {props.hasIntervals && (
        <TableCell align="right" className={classes.number}>
          {interval ? `${write(interval[0])} to ${write(interval[1])}` : '—'}
        </TableCell>
      )}
      <TableCell align="right" className={classes.number}>
        {formatCount(samples)}
      </TableCell>
    </>
  );
}
