import type {
  ReadinessLevel,
  ScorecardTrendPoint,
} from '@agent-portal/plugin-agents-common';
import { formatCount, formatScore } from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { levelTitle } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';
import { countAt, ranksOf } from './trendData';

/** How many agents had each level, day by day, the newest first. */
export function TrendTable(props: {
  levels: readonly ReadinessLevel[];
  trend: readonly ScorecardTrendPoint[];
}) {
  const classes = usePageStyles();
  const { levels, trend } = props;
  const ranks = ranksOf(levels);
  return (
    <ScrollableTable label="Agents by level and day">
      <TableHead>
        <TableRow>
          <TableCell>Day (UTC)</TableCell>
          {ranks.map(rank => (
            <TableCell key={rank} align="right">
              {levelTitle(levels, rank)}
            </TableCell>
          ))}
          <TableCell align="right">Score</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...trend].reverse().map(point => (
          <TableRow key={point.day}>
            <TableCell className={classes.number}>{point.day}</TableCell>
            {ranks.map(rank => (
              <TableCell key={rank} align="right" className={classes.number}>
                {formatCount(countAt(point, rank))}
              </TableCell>
            ))}
            <TableCell align="right" className={classes.number}>
              {formatScore(point.score)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
