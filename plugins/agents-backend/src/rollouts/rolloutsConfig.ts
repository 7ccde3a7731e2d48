import {
  DEFAULT_JUDGEMENT,
  type JudgementPolicy,
} from '@agent-portal/plugin-agents-common';
import type { Config } from '@backstage/config';
import { readDuration, refuseValue } from '../configuration/readDuration';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;
const KEY = 'agents.rollouts';

/** How rollouts are driven; durations in ms. */
export interface RolloutsConfig {
  /** From one look at all rollouts to the next. */
  tickIntervalMs: number;
  /** For one look. */
  tickTimeoutMs: number;
  /** For one driver or hold provider to answer. */
  observationTimeoutMs: number;
  /** What stands where a strategy says nothing. */
  judgement: JudgementPolicy;
  /** How long what rollouts were decided from is kept, so that it can be decided once more. */
  journalRetentionMs: number;
  /** After how long a rollout that is held is told of. */
  heldNoticeMs: number;
}

/** Reads `agents.rollouts`. @throws InputError naming the key and the value. */
export function readRolloutsConfig(config: Config): RolloutsConfig {
  const duration = (key: string, standard: number, minimum: number) =>
    readDuration(config, `${KEY}.${key}`, { standard, minimum });
  return {
    tickIntervalMs: duration('tickInterval', 10 * SECOND, SECOND),
    tickTimeoutMs: duration('tickTimeout', 60 * SECOND, SECOND),
    observationTimeoutMs: duration('observationTimeout', 5 * SECOND, 100),
    judgement: readJudgement(config),
    journalRetentionMs: duration('journal.retention', 90 * DAY, DAY),
    heldNoticeMs: duration('notices.heldFor', 15 * MINUTE, SECOND),
  };
}

function readJudgement(config: Config): JudgementPolicy {
  const key = `${KEY}.judgement`;
  const standard = DEFAULT_JUDGEMENT;
  const number = (
    name: string,
    fallback: number,
    range: { above: number; atMost: number },
  ) => {
    const value = config.getOptionalNumber(`${key}.${name}`) ?? fallback;
    if (value > range.above && value <= range.atMost) return value;
    throw refuseValue(
      config,
      `${key}.${name}`,
      `be above ${range.above} and at most ${range.atMost}`,
    );
  };
  const duration = (name: string, fallback: number) =>
    readDuration(config, `${key}.${name}`, {
      standard: fallback,
      minimum: SECOND,
    });
  return {
    significance: number('significance', standard.significance, {
      above: 0,
      atMost: 0.5,
    }),
    confidence: number('confidence', standard.confidence, {
      above: 0.499,
      atMost: 0.999999,
    }),
    minimumSamples: number('minimumSamples', standard.minimumSamples, {
      above: 0,
      atMost: 1e9,
    }),
    freshnessMs: duration('freshness', standard.freshnessMs),
    commandTimeoutMs: duration('commandTimeout', standard.commandTimeoutMs),
    retentionMs: duration('retention', standard.retentionMs),
    reactions: standard.reactions,
  };
}
