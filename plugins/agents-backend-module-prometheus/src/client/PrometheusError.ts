/** What kind of fault it is, which says whether asking for less, or others, may help. */
export type PrometheusFault =
  /** There was no answer: it is down, or the connection broke. */
  | 'unreachable'
  /** There was no answer in time: it hangs, or the query takes long. */
  | 'slow'
  /** It cannot work the query out, or its answer is too large: less may go through. */
  | 'too-much'
  /** The server refuses this query. */
  | 'refused'
  /** The server refuses whoever asks, or is no Prometheus at all. */
  | 'server';

/** What a server answered instead of what was asked for. */
export class PrometheusError extends Error {
  readonly fault: PrometheusFault;
  /**
   * What the server says about it. It may quote the query, and with it the labels of others who
   * are asked about in the same one: not for everybody's eyes.
   */
  readonly detail?: string;

  /** @param message - For people, without what the server says. */
  constructor(message: string, fault: PrometheusFault, detail?: string) {
    super(message);
    this.name = 'PrometheusError';
    this.fault = fault;
    if (detail) this.detail = detail.replace(/\s+/g, ' ').slice(0, 300);
  }
}
