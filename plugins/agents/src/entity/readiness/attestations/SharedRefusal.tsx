import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { useId } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { whyNotSign } from './whyNotSign';

/** Why none of several statements can be signed, said once for all of them. */
export interface Refusal {
  /** Of the element that says it. */
  id: string;
  reason: string;
}

/** The reason that all statements without a signature share; nothing when they do not. */
export function useSharedRefusal(
  statements: readonly StatementToSign[],
): Refusal | undefined {
  const id = useId();
  const reasons = statements
    .filter(({ current }) => !current)
    .map(statement => whyNotSign(statement));
  const [reason] = reasons;
  return reason && reasons.length > 1 && new Set(reasons).size === 1
    ? { id, reason }
    : undefined;
}

/** Says a refusal that buttons below refer to. */
export function SharedRefusal(props: { refusal: Refusal | undefined }) {
  const classes = useCardStyles();
  const { refusal } = props;
  if (!refusal) return null;
  return (
    <p className={`${classes.text} ${classes.subtle}`}>
      You cannot sign these: <span id={refusal.id}>{refusal.reason}</span>
    </p>
  );
}
