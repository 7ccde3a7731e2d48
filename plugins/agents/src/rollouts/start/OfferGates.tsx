import type { RolloutOffer } from '@agent-portal/plugin-agents-common';
import { useRolloutStyles } from '../useRolloutStyles';

/** What must hold before anything moves. */
export function OfferGates({ offer }: { offer: RolloutOffer }) {
  const classes = useRolloutStyles();
  const { gates = [], strategy } = offer;
  return (
    <section aria-label="Gates">
      <h3 className={classes.subheading}>What it waits for</h3>
      {gates.length > 0 && (
        <ul className={classes.text}>
          {gates.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}</strong>: {text}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.text}>
        {gates.length > 0
          ? 'Nothing moves before all of it holds'
          : 'Nothing: no plan puts a gate before it. It begins by itself'}
        {strategy
          ? `, and then by the steps of ${strategy}.`
          : ', and then by the steps of its strategy.'}
      </p>
    </section>
  );
}
