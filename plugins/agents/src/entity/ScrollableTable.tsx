import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableContainer from '@material-ui/core/TableContainer';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: '100%',
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
}));

/** A table that scrolls within its own width, by keyboard as well, and never widens the page. */
export function ScrollableTable(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <TableContainer
      role="region"
      aria-label={props.label}
      tabIndex={0}
      className={classes.root}
    >
      <Table size="small" aria-label={props.label}>
        {props.children}
      </Table>
    </TableContainer>
  );
}
