import type { RolloutLedger } from '@agent-portal/plugin-agents-common';
import { StatusLabel, formatCount } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** Whether the entries of a ledger still are as they were written, and how many were checked. */
export function ChainStatus({ ledger }: { ledger: RolloutLedger }) {
  const classes = useRolloutStyles();
  const { chain, total, policyVersion } = ledger;
  const checked = `${formatCount(chain.checked)} of ${formatCount(
    total,
  )} entries checked`;
  if (!chain.intact) {
    return (
      <div role="alert" className={`${classes.notice} ${classes.stopped}`}>
        <p className={classes.text}>
          <StatusLabel kind="rollout-gate" status="fail" iconOnly />{' '}
          <strong>
            The chain is broken
            {chain.brokenAt === undefined
              ? ''
              : ` at entry ${formatCount(chain.brokenAt)}`}
            .
          </strong>{' '}
          {checked}.
        </p>
        <p className={classes.text}>
          That entry, or one before it, is not as it was written. What follows
          cannot be relied on; tell those who run the portal.
        </p>
      </div>
    );
  }
  return (
    <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
      <StatusLabel
        kind="rollout-gate"
        status={chain.checked === total ? 'pass' : 'unknown'}
        iconOnly
      />{' '}
      Chain intact: {checked}.
      {policyVersion && (
        <>
          {' '}
          Policy <code>{policyVersion.slice(0, 19)}…</code>
        </>
      )}
    </p>
  );
}
