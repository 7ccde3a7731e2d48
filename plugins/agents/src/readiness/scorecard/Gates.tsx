import type {
  ReadinessLevel,
  ScorecardDetail,
} from '@agent-portal/plugin-agents-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { titleOfLevel } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';

/** Which level a release needs before it is promoted into an environment. */
export function Gates(props: {
  levels: readonly ReadinessLevel[];
  gates: ScorecardDetail['gates'];
}) {
  const classes = usePageStyles();
  return (
    <section aria-label="Gates">
      <h3 className={classes.heading}>Gates</h3>
      <ul className={classes.list}>
        {props.gates.map(({ environment, level }) => (
          <li key={environment}>
            A promotion into <EntityRefLink entityRef={environment} /> needs{' '}
            {titleOfLevel(props.levels, level)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
