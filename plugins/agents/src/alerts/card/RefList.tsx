import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useAlertStyles } from '../useAlertStyles';

/** Groups and people by their names, in a sentence. */
export function RefList({ refs }: { refs: readonly string[] }) {
  const classes = useAlertStyles();
  return (
    <ul className={classes.inlineList}>
      {refs.map(ref => (
        <li key={ref}>
          <EntityRefLink entityRef={ref} hideIcon />
        </li>
      ))}
    </ul>
  );
}
