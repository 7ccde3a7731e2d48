import {
  type SmokeTestResult,
  wantsSmokeTest,
} from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceTarget } from '../../catalog/model';
import type { GuardedHttpSender } from '../../http';
import type { ObservedRollout } from '../observer/ReleaseObserver';
import type { SmokeTestSource } from '../observer/SmokeTestSource';
import { testCandidate } from './testCandidate';

/** What {@link SmokeTestRunner} works with; times in ms. */
export interface SmokeTestRunnerOptions {
  http: GuardedHttpSender;
  now: () => number;
  /** Of one request. Default 5 s. */
  timeoutMs?: number;
  /** How long one look at rollouts waits for tests that it began. Default 2 s. */
  patienceMs?: number;
  /** Before a test is tried again that could not be carried out. Default 30 s. */
  retryMs?: number;
  /** Between two tries of a declared request. Default 1 s. */
  pauseMs?: number;
}

/** A result that nobody took in for longer is of the past. */
const KEPT_MS = 10 * 60_000;

/** A test of one step of a rollout. */
interface Run {
  done: Promise<void>;
  endedAt?: number;
  result?: SmokeTestResult;
}

/**
 * Tests candidates, once for each smoke-test step: a test goes on beyond the look that began it,
 * and its result stands until the rollout has taken it in, with which it is stored. A backend that
 * ends meanwhile leaves the test to the next one, which does it anew.
 */
export class SmokeTestRunner implements SmokeTestSource {
  readonly #options: Required<SmokeTestRunnerOptions>;
  readonly #runs = new Map<string, Run>();

  private constructor(options: SmokeTestRunnerOptions) {
    this.#options = {
      timeoutMs: 5_000,
      patienceMs: 2_000,
      retryMs: 30_000,
      pauseMs: 1_000,
      ...options,
    };
  }

  static create(options: SmokeTestRunnerOptions): SmokeTestRunner {
    return new SmokeTestRunner(options);
  }

  async observe(
    rollouts: ObservedRollout[],
    options: { signal?: AbortSignal },
  ): Promise<Array<SmokeTestResult | undefined>> {
    const { patienceMs } = this.#options;
    this.#forgetOld();
    const runs = rollouts.map(one => this.#runOf(one));
    const running = runs.filter(run => run && run.endedAt === undefined);
    if (running.length > 0) {
      const waiting = new AbortController();
      await Promise.race([
        Promise.all(running.map(run => run?.done)),
        sleep(patienceMs, undefined, {
          signal: AbortSignal.any([
            waiting.signal,
            ...(options.signal ? [options.signal] : []),
          ]),
        }).catch(() => {}),
      ]);
      waiting.abort();
    }
    return runs.map(run => run?.result);
  }

  #forgetOld(): void {
    const { now } = this.#options;
    for (const [key, { endedAt = now() }] of this.#runs) {
      if (now() - endedAt > KEPT_MS) this.#runs.delete(key);
    }
  }

  #runOf({ rollout, instance }: ObservedRollout): Run | undefined {
    if (!instance || !wantsSmokeTest(rollout)) return undefined;
    const { now, retryMs } = this.#options;
    const key = `${rollout.id}\n${rollout.stepSince}`;
    const before = this.#runs.get(key);
    const isOver =
      before?.result?.outcome === 'unknown' &&
      now() - (before.endedAt ?? 0) >= retryMs;
    const run =
      before && !isOver ? before : this.#start(rollout.candidate, instance);
    this.#runs.set(key, run);
    return run;
  }

  #start(candidate: string, instance: InstanceTarget): Run {
    const { now } = this.#options;
    const run: Run = { done: Promise.resolve() };
    run.done = testCandidate(instance, { ...this.#options, candidate })
      .catch(
        (error): SmokeTestResult => ({
          at: new Date(now()).toISOString(),
          outcome: 'unknown',
          checks: [
            {
              title: 'Smoke test',
              outcome: 'unknown',
              text: toError(error).message,
            },
          ],
        }),
      )
      .then(result => {
        run.result = result;
        run.endedAt = now();
      });
    return run;
  }
}
