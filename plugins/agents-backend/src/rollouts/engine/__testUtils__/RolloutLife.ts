import type {
  Rollout,
  RolloutOperation,
} from '@agent-portal/plugin-agents-common';
import { isError } from '@backstage/errors';
import type { RolloutStore } from '../../model';
import { START } from '../../__testUtils__/givenRollout';
import { DefaultRolloutEngine } from '../DefaultRolloutEngine';
import { FakeRolloutObserver } from './FakeRolloutObserver';
import { FakeTrafficDriver } from './FakeTrafficDriver';
import { Killer } from './Killer';

/** Calls that leave something behind. */
export const WRITES: Array<keyof RolloutStore> = [
  'create',
  'save',
  'settleCommand',
];
export const READS: Array<keyof RolloutStore> = ['get', 'list', 'listCommands'];

/** Something that happens in the life of a rollout. */
export type Event =
  | { type: 'create'; rollout: Rollout }
  | { type: 'operate'; operation: RolloutOperation }
  | { type: 'pass'; ms: number };

interface Process {
  engine: DefaultRolloutEngine;
  killer: Killer;
}

/** Lives of rollouts over one database, by engines that may be killed and are started anew. */
export class RolloutLife {
  readonly driver = new FakeTrafficDriver();
  readonly observer: FakeRolloutObserver;
  now = START;
  readonly #store: RolloutStore;
  readonly #options: { isEvery: boolean; nextKill: () => number };
  #processes: Process[];

  /**
   * @param options.engines - How many work at the same time.
   * @param options.nextKill - At which step the next process is killed.
   * @param options.isEvery - Whether reading is a step too.
   */
  constructor(
    store: RolloutStore,
    options: { engines?: number; isEvery?: boolean; nextKill?: () => number },
  ) {
    this.#store = store;
    this.observer = new FakeRolloutObserver(this.driver, () => this.now);
    const { isEvery = false, nextKill = () => Infinity } = options;
    this.#options = { isEvery, nextKill };
    this.#processes = Array.from({ length: options.engines ?? 1 }, () =>
      this.#start(),
    );
  }

  /** Steps that the first process made. */
  get steps(): number {
    return this.#processes[0].killer.steps;
  }

  async live(events: Event[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'pass') this.now += event.ms;
      else await this.#ask(event);
      await this.#tickUntilStill();
    }
  }

  /** Whoever asked asks again when there is no answer. */
  async #ask(event: Exclude<Event, { type: 'pass' }>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const [{ engine, killer }] = this.#processes;
      try {
        if (event.type === 'create') {
          const entry = { kind: 'created' as const, text: 'Made', by: 'lead' };
          await engine.create(event.rollout, [{ ...entry, at: START }]);
        } else {
          const { operation } = event;
          const context = { by: 'user:default/lead', reason: 'Asked for' };
          await engine.operate({ id: 'rollout-1', operation, context });
        }
        return;
      } catch (error) {
        if (killer.dead) this.#restart();
        // It was done before the answer got lost.
        else if (attempt > 1 && isConflict(error)) return;
        else throw error;
      }
    }
  }

  async #tickUntilStill(): Promise<void> {
    const { signal } = new AbortController();
    for (let quiet = 0; quiet < 2; ) {
      const before = await this.#fingerprint();
      await Promise.all(
        this.#processes.map(async ({ engine, killer }) => {
          try {
            await engine.tick({ signal });
          } catch (error) {
            // What a killed one could not tell anybody is told by nobody.
            if (!killer.dead) throw error;
          }
          await engine.settled();
        }),
      );
      const hasDied = this.#processes.some(({ killer }) => killer.dead);
      if (hasDied) this.#restart();
      const isSame = (await this.#fingerprint()) === before;
      quiet = isSame && !hasDied ? quiet + 1 : 0;
    }
  }

  async #fingerprint(): Promise<string> {
    const all = await this.#store.list({});
    const commands = await this.#store.listCommands(
      all.map(({ rollout }) => rollout.id),
    );
    return JSON.stringify([
      all.map(({ revision }) => revision),
      [...commands.values()],
    ]);
  }

  #restart(): void {
    this.#processes = this.#processes.map(process =>
      process.killer.dead ? this.#start() : process,
    );
  }

  #start(): Process {
    const { isEvery, nextKill } = this.#options;
    const killer = new Killer(nextKill());
    const driver = killer.watch(this.driver, ['apply']);
    const engine = DefaultRolloutEngine.create({
      store: killer.watch(
        this.#store,
        isEvery ? [...READS, ...WRITES] : WRITES,
      ),
      observer: killer.watch(this.observer, isEvery ? ['observe'] : []),
      locator: {
        locate: async rollouts =>
          rollouts.map(({ agent, environment }) => ({
            driver,
            instance: {
              agentRef: agent,
              environmentRef: environment,
              url: 'http://localhost',
              settings: {},
            },
          })),
      },
      now: () => this.now,
      patienceMs: 30_000,
    });
    return { engine, killer };
  }
}

function isConflict(error: unknown): boolean {
  return isError(error) && error.name === 'ConflictError';
}
