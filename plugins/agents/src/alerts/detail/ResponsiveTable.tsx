import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { ReactNode } from 'react';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** A column, and how it is laid out. */
export interface ResponsiveColumn {
  title: string;
  /** A `number` keeps to the right, a `sentence` may break; by default nothing breaks. */
  holds?: 'number' | 'sentence';
}

/** A row with as many cells as there are columns; without a cell where nothing is known. */
export interface ResponsiveRow {
  key: string;
  cells: readonly ReactNode[];
}

interface ResponsiveTableProps {
  label: string;
  columns: readonly ResponsiveColumn[];
  rows: readonly ResponsiveRow[];
}

const useStyles = makeStyles(theme => ({
  facts: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    '& > dt': { color: theme.palette.textSubtle },
    '& > dd': { margin: 0, overflowWrap: 'anywhere' },
  },
}));

/** A table; on a narrow screen a list with every fact by its name, so that nothing is out of sight. */
export function ResponsiveTable(props: ResponsiveTableProps) {
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  return narrow ? <FactList {...props} /> : <WideTable {...props} />;
}

function FactList({ label, columns, rows }: ResponsiveTableProps) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  return (
    <ul className={classes.plainList} aria-label={label}>
      {rows.map(({ key, cells }) => (
        <li key={key} className={classes.card}>
          <dl className={classes.facts}>
            {columns.map(({ title }, index) =>
              // What is not there needs no line of its own.
              cells[index] === undefined ? null : (
                <Fact key={title} title={title}>
                  {cells[index]}
                </Fact>
              ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function WideTable({ label, columns, rows }: ResponsiveTableProps) {
  const classes = useRolloutStyles();
  const layouts = { number: classes.number, sentence: classes.sentence };
  return (
    <ScrollableTable label={label}>
      <TableHead className={classes.heads}>
        <TableRow>
          {columns.map(({ title, holds }) => (
            <TableCell
              key={title}
              align={holds === 'number' ? 'right' : undefined}
            >
              {title}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, cells }) => (
          <TableRow key={key}>
            {columns.map(({ title, holds }, index) => (
              <TableCell
                key={title}
                align={holds === 'number' ? 'right' : undefined}
                className={holds ? layouts[holds] : classes.word}
              >
                {cells[index] ?? '—'}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
