import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';

const useStyles = makeStyles(theme => ({
  // Two equal animations: changing from one to the other starts it anew.
  '@keyframes flashOdd': {
    from: { backgroundColor: theme.palette.action.focus },
    to: { backgroundColor: 'transparent' },
  },
  '@keyframes flashEven': {
    from: { backgroundColor: theme.palette.action.focus },
    to: { backgroundColor: 'transparent' },
  },
  odd: {
    animation: '$flashOdd 1200ms ease-out 1',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
  even: {
    animation: '$flashEven 1200ms ease-out 1',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
}));

/**
 * A class name that flashes its element once when a value changes, not when it first appears and
 * not for those who asked for less motion.
 *
 * @public
 */
export function useChangeFlash(
  value: string | number | boolean | undefined,
): string | undefined {
  const classes = useStyles();
  const previous = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (Object.is(previous.current, value)) return;
    previous.current = value;
    setChanges(count => count + 1);
  }, [value]);
  if (changes === 0) return undefined;
  return changes % 2 === 1 ? classes.odd : classes.even;
}
