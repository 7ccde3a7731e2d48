import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';

const useStyles = makeStyles(theme => ({
  // Two equal animations: changing from one to the other starts it anew. They draw around the
  // element: a colour behind its text would take contrast from it while it flashes. The whole
  // outline is in the animation, as forced colours would show one left behind transparent.
  '@keyframes flashOdd': {
    from: { outline: `2px solid ${theme.palette.primary.main}` },
    to: { outline: '2px solid transparent' },
  },
  '@keyframes flashEven': {
    from: { outline: `2px solid ${theme.palette.primary.main}` },
    to: { outline: '2px solid transparent' },
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
 * A class name that flashes a line around its element once when a value changes, not when it first
 * appears and not for those who asked for less motion.
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
