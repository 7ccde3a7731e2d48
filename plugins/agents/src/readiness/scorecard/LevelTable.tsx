import type { ScorecardSummary } from '@agent-portal/plugin-agents-common';
import { formatCount, formatShare } from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { usePageStyles } from '../usePageStyles';

/** The levels, the highest first, and how many agents have each now. */
export function LevelTable({ summary }: { summary: ScorecardSummary }) {
  const classes = usePageStyles();
  const { levels, byLevel, agents } = summary;
  const rows = [
    ...[...levels].sort((a, b) => b.rank - a.rank),
    { id: '', title: 'No level', rank: 0, description: undefined },
  ];
  return (
    <section aria-label="Levels">
      <h3 className={classes.heading}>Levels</h3>
      <ScrollableTable label="Agents by level">
        <TableHead>
          <TableRow>
            <TableCell>Level</TableCell>
            <TableCell align="right">Agents</TableCell>
            <TableCell align="right">Share</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(level => {
            const count =
              byLevel.find(({ rank }) => rank === level.rank)?.count ?? 0;
            return (
              <TableRow key={level.rank}>
                <TableCell>
                  <strong>{level.title}</strong>
                  {level.description && <div>{level.description}</div>}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {formatCount(count)}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {agents === 0
                    ? '—'
                    : `${formatShare(count / agents)} of ${formatCount(
                        agents,
                      )}`}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </ScrollableTable>
    </section>
  );
}
