import { makeStyles } from '@material-ui/core/styles';

/** How a page says that there is nothing to show. */
export const useEmptyStyles = makeStyles(theme => ({
  empty: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
}));
