import type { Simulation } from '@agent-portal/plugin-agents-common';
import { RelativeTime } from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePageStyles } from '../usePageStyles';

/** Promotions that passed and that a draft would have stopped. */
export function BlockedPromotions({ result }: { result: Simulation }) {
  const classes = usePageStyles();
  const { blocked, promotions } = result;
  const of = promotions === undefined ? '' : ` of ${promotions}`;
  return (
    <div>
      <h4 className={classes.heading}>
        {blocked.length}
        {of} {(promotions ?? blocked.length) === 1 ? 'promotion' : 'promotions'}{' '}
        would have been blocked
      </h4>
      <ul className={classes.list} aria-label="Promotions blocked by the draft">
        {blocked.map(item => (
          <li key={`${item.at} ${item.agent} ${item.environment}`}>
            <EntityRefLink entityRef={item.agent} />
            {item.releaseVersion && ` ${item.releaseVersion}`} into{' '}
            <EntityRefLink entityRef={item.environment} />,{' '}
            <RelativeTime at={item.at} focusable />
            {item.checks.length > 0 && `: ${item.checks.join(', ')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
