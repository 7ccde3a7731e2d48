import { makeStyles } from '@material-ui/core/styles';

/** What the pages and cards of rollouts have in common. */
export const useRolloutStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  title: { ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' },
  heading: { ...theme.typography.h6, margin: theme.spacing(0, 0, 1) },
  subheading: {
    ...theme.typography.subtitle2,
    fontWeight: 700,
    color: theme.palette.text.primary,
    margin: theme.spacing(1.5, 0, 0.5),
  },
  text: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    margin: 0,
    overflowWrap: 'anywhere',
    // Within a sentence, colour alone does not make a link.
    '& a': { textDecoration: 'underline' },
  },
  subtle: { color: theme.palette.textSubtle },
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  tabular: { fontVariantNumeric: 'tabular-nums' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    minWidth: 0,
  },
  button: { textTransform: 'none' },
  // In a table, which would break words into letters before it scrolls.
  word: { whiteSpace: 'nowrap' },
  sentence: { minWidth: 220 },
  heads: { '& th': { whiteSpace: 'nowrap' } },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  plainList: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    ...theme.typography.body2,
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  notice: {
    borderLeft: `4px solid ${theme.palette.status.warning}`,
    paddingLeft: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  stopped: { borderLeftColor: theme.palette.status.error },
}));
