import {
  type GuardedHttpClient,
  type HttpAnswer,
  type HttpRequestLimits,
  TargetError,
} from '../../http/GuardedHttpClient';

type Answer =
  | { body: string; status?: number; contentType?: string }
  | TargetError
  | 'hang';

/** Answers from a table of URLs; a hanging one answers with a timeout, or when it is aborted. */
export class FakeHttpClient implements GuardedHttpClient {
  readonly answers = new Map<string, Answer>();
  readonly requested: string[] = [];
  inFlight = 0;
  mostInFlight = 0;

  async get(url: string, limits: HttpRequestLimits): Promise<HttpAnswer> {
    this.requested.push(url);
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      await new Promise(resolve => setImmediate(resolve));
      return await this.#answer(url, limits);
    } finally {
      this.inFlight--;
    }
  }

  async #answer(url: string, limits: HttpRequestLimits): Promise<HttpAnswer> {
    const answer = this.answers.get(url);
    if (!answer) throw new TargetError('refused', `${url} refuses`);
    if (answer instanceof TargetError) throw answer;
    if (answer === 'hang') {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, limits.timeoutMs);
        limits.signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      throw limits.signal?.aborted
        ? new TargetError('aborted', `${url} was not read`)
        : new TargetError('timeout', `${url} did not answer`);
    }
    if (answer.body.length > limits.maximumBytes) {
      throw new TargetError('too-large', `${url} answers with too much`);
    }
    return {
      status: answer.status ?? 200,
      contentType: answer.contentType ?? 'text/plain; version=0.0.4',
      body: answer.body,
      latencyMs: 1,
    };
  }
}
