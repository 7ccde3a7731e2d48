import { useCardStyles } from '../useCardStyles';

/** What it means that there is nothing to probe, and what to do. */
export function NoInstances() {
  const classes = useCardStyles();
  return (
    <p className={classes.text}>
      It has no instance in any environment, so nothing is probed. List where it
      runs under <code>spec.agent.instances</code> of its catalog entry, each
      with an environment and a URL.
    </p>
  );
}
