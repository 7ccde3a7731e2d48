import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import { MockResponseError } from './MockResponseError';

/** A method of the agents API. @public */
export type AgentsMethod = keyof AgentsApi;

/** A question that a `MockAgentsApi` was asked. @public */
export interface AgentsCall {
  method: AgentsMethod;
  args: readonly unknown[];
}

/** Takes note of a question; rejects or never resolves where a test said so. */
export type BeginCall = (
  method: AgentsMethod,
  ...args: unknown[]
) => Promise<void>;

/**
 * What a `MockAgentsApi` was asked, and how it was told to fail.
 *
 * @public
 */
export class MockCalls {
  /** Everything that was asked, in order. */
  readonly calls: AgentsCall[] = [];
  readonly #faults = new Map<AgentsMethod, Error | 'silent'>();

  /** Makes a method reject until {@link MockCalls.recover}. */
  fail(method: AgentsMethod, error: Error = new MockResponseError(500)): void {
    this.#faults.set(method, error);
  }

  /** Makes a method never answer. */
  silence(method: AgentsMethod): void {
    this.#faults.set(method, 'silent');
  }

  /** Makes a method, or all of them, answer again. */
  recover(method?: AgentsMethod): void {
    if (method) this.#faults.delete(method);
    else this.#faults.clear();
  }

  /** How often a method was asked. */
  countCalls(method: AgentsMethod): number {
    return this.calls.filter(call => call.method === method).length;
  }

  /** Takes note of a question; rejects or never resolves where a test said so. */
  protected async begin(
    method: AgentsMethod,
    ...args: unknown[]
  ): Promise<void> {
    this.calls.push({ method, args });
    const fault = this.#faults.get(method);
    if (fault === 'silent') await new Promise(() => {});
    if (fault instanceof Error) throw fault;
  }
}
