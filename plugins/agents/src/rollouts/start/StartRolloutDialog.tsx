import type { RolloutOffer } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useCreateRollout,
  useRolloutPreflight,
} from '@agent-portal/plugin-agents-react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { rolloutRouteRef } from '../../routes';
import { PreflightFacts } from '../card/PreflightFacts';
import { useRolloutStyles } from '../useRolloutStyles';
import { AgentPicker } from './AgentPicker';
import { OfferGates } from './OfferGates';
import { OfferPicker } from './OfferPicker';

/** Starts a rollout: which agent, which release where, and what it could tell at that traffic. */
export function StartRolloutDialog(props: {
  /** Absent where the agent is to be chosen. */
  agent?: string;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const addressOf = useRouteRef(rolloutRouteRef);
  const { mutate, isPending, error } = useCreateRollout();
  const [agent, setAgent] = useState(props.agent);
  const [offer, setOffer] = useState<RolloutOffer>();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const version = offer?.candidate;
  const start = () => {
    if (!agent || !offer || !version) return;
    mutate(
      {
        agent,
        environment: offer.environment,
        version,
        ...(said && { reason: said }),
      },
      { onSuccess: ({ id }) => navigate(addressOf({ id })) },
    );
  };
  return (
    <ActionDialog
      title="Start a rollout"
      confirm={version ? `Roll out ${version}` : 'Roll out'}
      ready={agent !== undefined && version !== undefined}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={start}
      onClose={props.onClose}
    >
      {!props.agent && (
        <AgentPicker
          onChange={ref => {
            setAgent(ref);
            setOffer(undefined);
          }}
        />
      )}
      {agent && (
        <OfferPicker agent={agent} chosen={offer} onChange={setOffer} />
      )}
      {agent && offer && (
        <>
          <Preflight agent={agent} environment={offer.environment} />
          <OfferGates offer={offer} />
        </>
      )}
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        helperText="Kept in the ledger of the rollout, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}

function Preflight(props: { agent: string; environment: string }) {
  const classes = useRolloutStyles();
  const query = useRolloutPreflight(props);
  return (
    <section aria-label="Preflight">
      <h3 className={classes.subheading}>What it could tell</h3>
      <QueryState
        query={query}
        what="the preflight"
        stillWorks="A rollout can be started without it."
      >
        {preflight => <PreflightFacts preflight={preflight} />}
      </QueryState>
    </section>
  );
}
