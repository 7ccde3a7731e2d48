import {
  hasEnded,
  type LedgerEntry,
  needsTicks,
  type RolloutInput,
} from '@agent-portal/plugin-agents-common';
import type { LedgerHead } from '../ledger';
import type { RolloutChange, StoredCommand, StoredRollout } from '../model';
import { losslessJson } from './losslessJson';

/** What is asked of a rollout before it is changed. */
export interface RolloutHeadRow {
  id: string;
  revision: number;
  turn: number;
  state: StoredRollout['rollout']['state'];
  step: number;
  ledger_number: number;
  ledger_hash: string;
}

/** A row of `rollouts`. */
export interface RolloutRow extends RolloutHeadRow {
  agent_ref: string;
  environment_ref: string;
  plan_ref: string | null;
  wave: string | null;
  candidate: string;
  active: number;
  open: number;
  awaits_approval: number;
  created_at: number;
  state_since: number;
  command_id: string | null;
  journaled: number;
  rollout: string;
}

/** A row of `rollout_ledger`. */
export interface LedgerRow {
  rollout_id: string;
  number: number;
  kind: string;
  at: number;
  by: string;
  text: string;
  reason: string | null;
  evidence: string | null;
  hash: string;
  previous_hash: string;
}

/** A row of `rollout_commands`. */
export interface CommandRow {
  rollout_id: string;
  id: string;
  fence: number;
  status: StoredCommand['status'];
  at: number;
  reason: string | null;
}

export function toRolloutRow(
  { rollout, revision, turn }: StoredRollout,
  head: LedgerHead,
): RolloutRow {
  return {
    id: rollout.id,
    agent_ref: rollout.agent,
    environment_ref: rollout.environment,
    plan_ref: rollout.policy.plan ?? null,
    wave: rollout.policy.wave?.id ?? null,
    candidate: rollout.candidate,
    state: rollout.state,
    step: rollout.step,
    active: hasEnded(rollout.state) ? 0 : 1,
    open: needsTicks(rollout) ? 1 : 0,
    awaits_approval: awaitsApproval(rollout) ? 1 : 0,
    created_at: rollout.createdAt,
    state_since: rollout.stateSince,
    revision,
    turn,
    command_id: rollout.command?.id ?? null,
    ledger_number: head.number,
    ledger_hash: head.hash,
    journaled: 1,
    rollout: losslessJson(rollout),
  };
}

function awaitsApproval({ state, gates }: StoredRollout['rollout']): boolean {
  return (
    !hasEnded(state) &&
    gates.some(({ type, outcome }) => type === 'approval' && outcome !== 'pass')
  );
}

export function fromRolloutRow(
  row: Pick<RolloutRow, 'rollout' | 'revision' | 'turn'>,
): StoredRollout {
  return {
    rollout: JSON.parse(row.rollout),
    revision: row.revision,
    turn: row.turn,
  };
}

export function toInputRow(
  { rollout, input }: Pick<RolloutChange, 'rollout' | 'input'>,
  number: number,
) {
  return {
    rollout_id: rollout.id,
    number,
    type: input.type,
    at: input.at,
    input: losslessJson(input),
  };
}

export function fromInputRow(row: { input: string }): RolloutInput {
  return JSON.parse(row.input);
}

export function toLedgerRow(rolloutId: string, entry: LedgerEntry): LedgerRow {
  return {
    rollout_id: rolloutId,
    number: entry.number,
    kind: entry.kind,
    at: Date.parse(entry.at),
    by: entry.by,
    text: entry.text,
    reason: entry.reason ?? null,
    evidence: entry.evidence ? JSON.stringify(entry.evidence) : null,
    hash: entry.hash,
    previous_hash: entry.previousHash,
  };
}

export function fromLedgerRow(row: LedgerRow): LedgerEntry {
  return {
    number: row.number,
    kind: row.kind,
    at: new Date(row.at).toISOString(),
    by: row.by,
    text: row.text,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.evidence === null ? {} : { evidence: JSON.parse(row.evidence) }),
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}

export function fromCommandRow(row: CommandRow): StoredCommand {
  return {
    id: row.id,
    rolloutId: row.rollout_id,
    fence: Number(row.fence),
    status: row.status,
    at: Number(row.at),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
