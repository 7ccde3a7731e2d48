import type {
  AlertEvidence,
  AlertKind,
} from '@agent-portal/plugin-agents-common';

/** The parts of the evidence that sources collect. */
export type AlertEvidencePart = Exclude<keyof AlertEvidence, 'agents'>;

/** Collects one part of what alerts are raised from. */
export interface AlertSource<
  Part extends AlertEvidencePart = AlertEvidencePart,
> {
  readonly part: Part;
  /** The alerts that stay as they are where it cannot be collected. */
  readonly kind: AlertKind;
  collect(options: {
    /** Ms since 1970. */
    now: number;
    signal: AbortSignal;
  }): Promise<NonNullable<AlertEvidence[Part]>>;
}

/** A source of any part. */
export type AnyAlertSource = {
  [Part in AlertEvidencePart]: AlertSource<Part>;
}[AlertEvidencePart];
