import { changeLatency } from '../faults/changeLatency';
import { Faults } from '../faults/faultSchema';
import { Profile } from '../profiles/profileSchema';
import { Random } from '../random/createRandom';
import {
  drawClampedNormal,
  drawLogNormal,
  drawWeightedIndex,
} from '../random/distributions';
import { Release } from '../router/releaseSchema';

const errorTypes = ['model_timeout', 'tool_error', 'rate_limited'];
const longestSeconds = 120;

/** How a task will go. */
export interface DrawnTask {
  seconds: number;
  /** Empty when it ends without error. */
  errorType: string;
  completed: boolean;
  quality: number;
  tokens: { input: number; output: number };
}

/**
 * Draws how a task goes from the profile, changed by the release and by faults.
 * `drift` is a factor around 1: above it the agent is slower and a little worse.
 */
export function drawTask(options: {
  profile: Profile;
  release: Release;
  faults: Faults;
  drift: number;
  random: Random;
}): DrawnTask {
  const { profile, release, faults, drift, random } = options;
  // Every draw is taken whatever its use, so that a fault does not shift the
  // sequence of the tasks after it.
  const seconds = drawLogNormal(random, profile.latency) * drift;
  const errorDraw = random();
  const errorType = errorTypes[drawWeightedIndex(random, [3, 2, 1])];
  const failureDraw = random();
  const quality = drawClampedNormal(random, {
    mean: profile.quality.mean - (drift - 1) * 0.1,
    spread: profile.quality.spread,
    minimum: 0,
    maximum: 1,
  });
  const input = drawLogNormal(random, {
    median: profile.tokens.input,
    spread: 0.5,
  });
  const output = drawLogNormal(random, {
    median: profile.tokens.output,
    spread: 0.5,
  });

  const ownErrorRate = release.errors ?? profile.errorRate;
  const failed = errorDraw < Math.max(ownErrorRate, faults.errors ?? 0);
  const injected = failed && errorDraw >= ownErrorRate;
  return {
    seconds: Math.min(
      longestSeconds,
      changeLatency(changeLatency(seconds, release.latency), faults.latency),
    ),
    errorType: failed ? (injected && 'fault_injected') || errorType : '',
    completed: !failed && failureDraw >= profile.taskFailureRate,
    quality,
    tokens: {
      input: Math.round(input),
      output: failed ? 0 : Math.round(output),
    },
  };
}
