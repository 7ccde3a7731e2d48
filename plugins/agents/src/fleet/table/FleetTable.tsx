import type { FleetRow } from '@agent-portal/plugin-agents-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { FleetViewState } from '../view/useFleetView';
import { FleetTableRow } from './FleetTableRow';
import { ALL_COLUMNS_FROM, fleetColumns } from './columns';

const useStyles = makeStyles(theme => ({
  container: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  // Fixed widths: nothing jumps when values change.
  table: { tableLayout: 'fixed', minWidth: 980 },
  heading: {
    padding: theme.spacing(1),
    ...theme.typography.subtitle2,
    whiteSpace: 'nowrap',
    textTransform: 'none',
    letterSpacing: 0,
  },
}));

/** The agents as a table whose headings sort on the server. */
export function FleetTable(props: {
  rows: readonly FleetRow[];
  state: FleetViewState;
}) {
  const classes = useStyles();
  const { rows, state } = props;
  const { orderBy, order } = state.view;
  const theme = useTheme();
  const wide = !useMediaQuery(theme.breakpoints.down(ALL_COLUMNS_FROM), {
    noSsr: true,
  });
  return (
    <TableContainer className={classes.container}>
      <Table size="small" className={classes.table} aria-label="Agents">
        <TableHead>
          <TableRow>
            {fleetColumns(wide).map(column => {
              const field = column.orderBy;
              const active = field === orderBy;
              return (
                <TableCell
                  key={column.id}
                  className={classes.heading}
                  style={{ width: `${column.width}%` }}
                  sortDirection={active && order}
                >
                  {field ? (
                    <TableSortLabel
                      active={active}
                      direction={active ? order : 'asc'}
                      onClick={() => state.sortBy(field)}
                    >
                      {column.title}
                    </TableSortLabel>
                  ) : (
                    column.title
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <FleetTableRow key={row.ref} row={row} wide={wide} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
