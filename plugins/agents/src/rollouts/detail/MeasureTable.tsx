import type { ReleasePoint } from '@agent-portal/plugin-agents-common';
import { formatExactTime } from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../useRolloutStyles';
import { MEASURES, type Measure } from './measures';

/** What both releases did, span by span, the newest first. */
export function MeasureTable(props: { history: readonly ReleasePoint[] }) {
  const classes = useRolloutStyles();
  const points = [...props.history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ScrollableTable label="Candidate and stable over time">
      <TableHead className={classes.heads}>
        <TableRow>
          <TableCell>From (UTC)</TableCell>
          {MEASURES.map(({ id, title }) => (
            <TableCell key={id} align="right">
              {title}: candidate / stable
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {points.map(point => (
          <TableRow key={point.at}>
            <TableCell className={classes.number}>
              {formatExactTime(point.at).replace(' UTC', '')}
            </TableCell>
            {MEASURES.map(measure => (
              <TableCell
                key={measure.id}
                align="right"
                className={classes.number}
              >
                {write(measure, point.candidate)} /{' '}
                {write(measure, point.stable)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

function write(measure: Measure, measures: ReleasePoint['candidate']): string {
  const value = measure.read(measures);
  return value === undefined ? '—' : measure.write(value);
}
