import type { RolloutOffer } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useAgentRollouts,
} from '@agent-portal/plugin-agents-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useRolloutStyles } from '../useRolloutStyles';

/** The releases that an agent's drivers have ready, one to choose. */
export function OfferPicker(props: {
  agent: string;
  chosen?: RolloutOffer;
  onChange: (offer: RolloutOffer) => void;
}) {
  const classes = useRolloutStyles();
  const { agent, chosen, onChange } = props;
  const query = useAgentRollouts(agent);
  return (
    <QueryState
      query={query}
      what="the releases that could be rolled out"
      isEmpty={({ offers }) => offers.length === 0}
      empty={
        <p className={classes.text}>
          No release of it could be rolled out: none of its instances has one
          ready beside the one that serves. An instance names its traffic driver
          in the catalog, under <code>spec.agent.instances</code>.
        </p>
      }
    >
      {({ offers }) => (
        <RadioGroup
          aria-label="Release and environment"
          value={chosen?.environment ?? ''}
          onChange={(_event, environment) => {
            const offer = offers.find(item => item.environment === environment);
            if (offer) onChange(offer);
          }}
        >
          {offers.map(offer => (
            <FormControlLabel
              key={offer.environment}
              value={offer.environment}
              control={<Radio color="primary" />}
              disabled={!offer.allowed || !offer.candidate}
              label={<OfferLabel offer={offer} />}
            />
          ))}
        </RadioGroup>
      )}
    </QueryState>
  );
}

/** What an offer is about: `1.5.0 into Production, after 1.4.0`. */
export function OfferLabel({ offer }: { offer: RolloutOffer }) {
  const classes = useRolloutStyles();
  const { candidate, stable, environmentTitle, strategy, text } = offer;
  return (
    <>
      <span className={classes.text}>
        {candidate ? (
          <strong>
            {candidate} into {environmentTitle}
          </strong>
        ) : (
          <strong>{environmentTitle}</strong>
        )}
        {stable && `, after ${stable}`}
        {strategy && ` · strategy ${strategy}`}
      </span>
      <br />
      <span className={`${classes.text} ${classes.subtle}`}>{text}</span>
    </>
  );
}
