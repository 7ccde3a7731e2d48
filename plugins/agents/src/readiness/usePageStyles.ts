import { makeStyles } from '@material-ui/core/styles';

/** What the pages of a scorecard and of the inbox have in common. */
export const usePageStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  title: { ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' },
  heading: { ...theme.typography.h6, margin: theme.spacing(0, 0, 1) },
  text: { margin: 0, overflowWrap: 'anywhere' },
  subtle: { color: theme.palette.textSubtle },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  plainList: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    overflowWrap: 'anywhere',
  },
  notice: {
    borderLeft: `4px solid ${theme.palette.status.warning}`,
    paddingLeft: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  word: { whiteSpace: 'nowrap' },
}));
