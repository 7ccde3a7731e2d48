import { makeStyles } from '@material-ui/core/styles';

/** What the pages and cards of alerts have in common, besides what those of rollouts have. */
export const useAlertStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5, 3),
  },
  grow: { flex: '1 1 260px', minWidth: 0 },
  name: { ...theme.typography.h6, margin: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  label: { fontWeight: 700 },
  inlineList: {
    display: 'inline',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': { display: 'inline' },
    '& > li:not(:last-child)::after': { content: '", "' },
  },
}));
