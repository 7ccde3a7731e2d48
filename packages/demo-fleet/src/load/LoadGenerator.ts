import { Agent, request } from 'undici';
import { AgentInstance } from '../agent/AgentInstance';
import { TaskRequest, taskResultSchema } from '../agent/taskSchemas';
import { createRandom } from '../random/createRandom';
import { Clock } from '../time/Clock';
import { SyntheticUsers } from './SyntheticUsers';

const requestTimeoutMs = 30_000;
const largestInFlight = 40;

/** Sends the synthetic users' tasks to the instances, as real HTTP requests. */
export class LoadGenerator {
  readonly #clock: Clock;
  readonly #seed: string;
  readonly #stopping = new AbortController();
  readonly #client: Agent;
  readonly #running: Array<Promise<void>> = [];

  private constructor(clock: Clock, seed: string) {
    this.#clock = clock;
    this.#seed = seed;
    this.#client = new Agent({
      connections: largestInFlight,
      keepAliveTimeout: 20_000,
      headersTimeout: requestTimeoutMs,
      bodyTimeout: requestTimeoutMs,
    });
  }

  static create(options: { clock: Clock; seed: string }): LoadGenerator {
    return new LoadGenerator(options.clock, options.seed);
  }

  /** Begins to use an instance, until the generator is stopped. */
  start(instance: AgentInstance): void {
    const { agent, environment } = instance.definition;
    const random = createRandom(`${this.#seed}/${agent}/${environment}/load`);
    const users = SyntheticUsers.create({ profile: instance.profile, random });
    this.#running.push(this.#use(instance, users));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#client.destroy();
    await Promise.all(this.#running);
  }

  async #use(instance: AgentInstance, users: SyntheticUsers): Promise<void> {
    const { signal } = this.#stopping;
    const inFlight = new Set<Promise<void>>();
    while (!signal.aborted) {
      try {
        // A slow hour is also a busy one.
        const pause = users.nextArrival(instance.drift());
        await this.#clock.sleep(pause, signal);
      } catch {
        break;
      }
      // People give up on an agent that does not answer; and what listens on
      // the port of an agent that does not run is somebody else's.
      if (instance.isListening && inFlight.size < largestInFlight) {
        const asked = this.#ask(instance, users, users.nextTask());
        inFlight.add(asked);
        void asked.then(() => inFlight.delete(asked));
      }
    }
    await Promise.all(inFlight);
  }

  /** One task and what its user says to it; an agent that is away is no error. */
  async #ask(
    instance: AgentInstance,
    users: SyntheticUsers,
    task: TaskRequest,
  ): Promise<void> {
    try {
      const answer = await this.#post(`${instance.url}/invoke`, task);
      const result = taskResultSchema.safeParse(answer);
      if (!result.success) {
        return;
      }
      const reaction = users.react(result.data.outcome);
      if (reaction.score !== undefined || reaction.complaint) {
        const feedback = { task: result.data.id, ...reaction };
        await this.#post(`${instance.url}/feedback`, feedback);
      }
    } catch {
      // Faults are there to make this happen: the agent's own figures and
      // whoever watches it show it, and the next task tries again.
    }
  }

  async #post(url: string, body: object): Promise<unknown> {
    const response = await request(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      dispatcher: this.#client,
      signal: this.#stopping.signal,
    });
    const text = await response.body.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}
