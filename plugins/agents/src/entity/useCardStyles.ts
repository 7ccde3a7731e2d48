import { makeStyles } from '@material-ui/core/styles';

/** What the cards and tabs of an agent have in common. */
export const useCardStyles = makeStyles(theme => ({
  text: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  subtle: { color: theme.palette.textSubtle },
  heading: {
    ...theme.typography.subtitle2,
    fontWeight: 700,
    color: theme.palette.text.primary,
    margin: theme.spacing(1.5, 0, 0.5),
  },
  headline: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  list: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
  plainList: {
    display: 'grid',
    // A grid item may be narrower than its content: nothing pushes the card wider.
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));
