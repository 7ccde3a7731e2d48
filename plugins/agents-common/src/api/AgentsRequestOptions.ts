/**
 * Per-call options: a token for service-to-service calls, a signal to give up early.
 *
 * @public
 */
export interface AgentsRequestOptions {
  token?: string;
  signal?: AbortSignal;
}
