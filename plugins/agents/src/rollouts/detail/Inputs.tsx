import type { RolloutDetail } from '@agent-portal/plugin-agents-common';
import { RelativeTime } from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** What people gave to a rollout: approvals with their reasons, and what they reported. */
export function Inputs({ rollout }: { rollout: RolloutDetail }) {
  const classes = useRolloutStyles();
  const titles = new Map(rollout.gates.map(({ id, title }) => [id, title]));
  const inputs = [
    ...rollout.approvals.map(({ gate, ...rest }) => ({
      ...rest,
      what: `approved ${titles.get(gate) ?? gate}`,
    })),
    ...rollout.signals.map(({ signal, ...rest }) => ({
      ...rest,
      what: `reported ${signal}`,
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (inputs.length === 0) return null;
  return (
    <ul className={classes.plainList} aria-label="Approvals and reports">
      {inputs.map(({ by, what, at, reason }) => (
        <li key={`${by} ${what} ${at}`} className={classes.text}>
          <EntityRefLink entityRef={by} /> {what}{' '}
          <RelativeTime at={at} focusable />
          {reason && `: ${reason}`}
        </li>
      ))}
    </ul>
  );
}
