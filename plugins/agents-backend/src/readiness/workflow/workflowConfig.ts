import type { Config } from '@backstage/config';
import { readDuration } from '../../configuration/readDuration';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How people work on readiness; durations in ms. */
export interface WorkflowConfig {
  /** How long an exemption from a check may last. */
  maximumExemptionMs: number;
  /** How long a gate may be held open. */
  maximumBreakGlassMs: number;
  /** How long decisions of the gate are kept. */
  decisionRetentionMs: number;
  notices: {
    enabled: boolean;
    /** References of those who are told of requests; empty: the owners of scorecard or agent. */
    approvers: string[];
    /** How long before its end an exemption is announced to be ending. */
    expiryMs: number;
    /** How long before its deadline a campaign is announced. */
    deadlineMs: number;
  };
}

/** Reads `agents.readiness`. @throws InputError naming the key and the value. */
export function readWorkflowConfig(config: Config): WorkflowConfig {
  const duration = (key: string, standard: number) =>
    readDuration(config, `agents.readiness.${key}`, {
      standard,
      minimum: 60_000,
    });
  const notices = config.getOptionalConfig('agents.readiness.notices');
  return {
    maximumExemptionMs: duration('exemptions.maximum', 90 * DAY),
    maximumBreakGlassMs: duration('exemptions.maximumBreakGlass', 3 * DAY),
    decisionRetentionMs: duration('decisions.retention', 400 * DAY),
    notices: {
      enabled: notices?.getOptionalBoolean('enabled') ?? true,
      approvers: notices?.getOptionalStringArray('approvers') ?? [],
      expiryMs: duration('notices.beforeExpiry', 3 * DAY),
      deadlineMs: duration('notices.beforeDeadline', 7 * DAY),
    },
  };
}
