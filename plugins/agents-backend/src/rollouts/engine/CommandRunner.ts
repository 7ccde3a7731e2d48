import type {
  CommandOutcome,
  Rollout,
  RolloutCommand,
} from '@agent-portal/plugin-agents-common';
import { ForwardedError, toError } from '@backstage/errors';
import limitConcurrency, { type Limit } from 'p-limit';
import type {
  LocatedInstance,
  RolloutStore,
  StoredCommand,
  TrafficLocator,
} from '../model';
import { withTimeLimit } from '../observer/withTimeLimit';

/** What commands are carried out with. */
export interface CommandRunnerOptions {
  store: RolloutStore;
  locator: TrafficLocator;
  /** Ms since 1970. */
  now: () => number;
  /** Commands that one driver is given at the same time; those that give traffic back do not count. */
  concurrency: number;
  /** How long a run waits for drivers before it leaves them to themselves, in ms. */
  patienceMs: number;
}

interface UnderWay {
  commandId: string;
  /** Ends it because the rollout has another command by now. */
  controller: AbortController;
}

/**
 * Has traffic drivers carry out the commands of rollouts.
 *
 * A command may be carried out more than once, by this or another backend: after a crash nobody
 * knows whether the driver had it. Its id and its fencing token make that one effect.
 */
export class CommandRunner {
  readonly #options: CommandRunnerOptions;
  /** By rollout. */
  readonly #underWay = new Map<string, UnderWay>();
  readonly #running = new Set<Promise<void>>();
  /** By driver, so that one that hangs keeps only its own waiting. */
  readonly #lanes = new Map<string, Limit>();
  #failures: Error[] = [];

  private constructor(options: CommandRunnerOptions) {
    this.#options = options;
  }

  static create(options: CommandRunnerOptions): CommandRunner {
    return new CommandRunner(options);
  }

  /**
   * Carries out those commands of rollouts that nobody has noted the outcome of. Waits for the
   * drivers for a while; who takes longer goes on, and is not waited for again.
   */
  async run(
    rollouts: Rollout[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> {
    const { store, locator, patienceMs } = this.#options;
    const waiting = rollouts.filter(rollout => this.#isNew(rollout));
    if (waiting.length === 0 || signal?.aborted) return;
    const commands = await store.listCommands(waiting.map(({ id }) => id));
    const due = waiting.filter(({ id, command }) =>
      isDue(commands.get(id), command),
    );
    if (due.length === 0) return;
    const places = await locator.locate(due);
    const started: Array<Promise<void>> = [];
    for (const [index, rollout] of due.entries()) {
      const place = places[index];
      // Somebody may have begun it while this looked for its place.
      if (rollout.command && this.#isNew(rollout)) {
        started.push(
          this.#start(rollout, { command: rollout.command, place, signal }),
        );
      }
    }
    await waitAtMost(patienceMs, Promise.all(started));
  }

  /** What went wrong since it was asked last. */
  takeFailures(): Error[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  /** Waits until no driver has anything to do. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #isNew({ id, command }: Rollout): boolean {
    return (
      command !== undefined && this.#underWay.get(id)?.commandId !== command.id
    );
  }

  #start(
    rollout: Rollout,
    options: {
      command: RolloutCommand;
      place: LocatedInstance | { missing: string };
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { command, place } = options;
    this.#underWay.get(rollout.id)?.controller.abort();
    const mine = { commandId: command.id, controller: new AbortController() };
    this.#underWay.set(rollout.id, mine);
    const signal = options.signal
      ? AbortSignal.any([mine.controller.signal, options.signal])
      : mine.controller.signal;
    const running = this.#inLane(command, place, () =>
      this.#carryOut(rollout, { command, place, signal }),
    )
      .catch(error => {
        this.#failures.push(
          new ForwardedError(`Command ${command.id} failed`, error),
        );
      })
      .finally(() => {
        this.#running.delete(running);
        if (this.#underWay.get(rollout.id) === mine) {
          this.#underWay.delete(rollout.id);
        }
      });
    this.#running.add(running);
    return running;
  }

  #inLane(
    command: RolloutCommand,
    place: LocatedInstance | { missing: string },
    work: () => Promise<void>,
  ): Promise<void> {
    // Giving traffic back waits behind nothing.
    if ('missing' in place || command.target.type === 'restore') return work();
    const { id } = place.driver;
    const lane =
      this.#lanes.get(id) ?? limitConcurrency(this.#options.concurrency);
    this.#lanes.set(id, lane);
    return lane(work);
  }

  async #carryOut(
    rollout: Rollout,
    options: {
      command: RolloutCommand;
      place: LocatedInstance | { missing: string };
      signal: AbortSignal;
    },
  ): Promise<void> {
    const { store, now } = this.#options;
    const { command, place, signal } = options;
    // It may have waited, and the rollout may want something else by now.
    const stored = (await store.listCommands([rollout.id])).get(rollout.id);
    if (!isDue(stored, command) || signal.aborted) return;
    const { id } = command;
    let outcome: CommandOutcome;
    let failure: Error | undefined;
    try {
      if ('missing' in place) throw new Error(place.missing);
      await apply(rollout, { ...options, place, fence: stored.fence });
      outcome = { id, status: 'applied', at: now() };
    } catch (error) {
      // Nobody knows whether the driver had it: it is given again.
      if (signal.aborted) return;
      failure = toError(error);
      const reason = failure.message;
      outcome = { id, status: 'failed', at: now(), reason };
    }
    await store.settleCommand(rollout.id, outcome);
    if (failure) throw failure;
  }
}

function isDue(
  stored: StoredCommand | undefined,
  command: RolloutCommand | undefined,
): stored is StoredCommand {
  return stored?.status === 'pending' && stored.id === command?.id;
}

async function apply(
  rollout: Rollout,
  options: {
    command: RolloutCommand;
    place: LocatedInstance;
    fence: number;
    signal: AbortSignal;
  },
): Promise<void> {
  const { command, place, fence, signal } = options;
  await withTimeLimit(
    {
      what: `The traffic driver ${place.driver.id}`,
      limitMs: rollout.policy.judgement.commandTimeoutMs,
      signal,
    },
    limited =>
      place.driver.apply(
        place.instance,
        {
          id: command.id,
          rolloutId: rollout.id,
          candidate: rollout.candidate,
          ...(rollout.stable !== undefined && { stable: rollout.stable }),
          fence,
          target: command.target,
        },
        { signal: limited },
      ),
  );
}

async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
