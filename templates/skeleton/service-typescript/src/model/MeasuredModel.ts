import type { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { withSpan } from '../telemetry/withSpan.ts';
import { errorTypeOf } from '../tasks/TaskError.ts';
import type { Model, ModelReply, ModelRequest } from './Model.ts';

/** Measures and traces the calls of another model. */
export class MeasuredModel implements Model {
  readonly #model: Model;
  readonly #name: string;
  readonly #metrics: AgentMetrics;

  private constructor(model: Model, name: string, metrics: AgentMetrics) {
    this.#model = model;
    this.#name = name;
    this.#metrics = metrics;
  }

  static create(options: {
    model: Model;
    name: string;
    metrics: AgentMetrics;
  }): MeasuredModel {
    return new MeasuredModel(options.model, options.name, options.metrics);
  }

  async answer(request: ModelRequest): Promise<ModelReply> {
    const startedAt = performance.now();
    let errorType = '';
    try {
      return await withSpan(
        `chat ${this.#name}`,
        { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': this.#name },
        async span => {
          const reply = await this.#model.answer(request);
          span.setAttribute('gen_ai.usage.input_tokens', reply.usage.input);
          span.setAttribute('gen_ai.usage.output_tokens', reply.usage.output);
          this.#metrics.countTokens(reply.usage);
          return reply;
        },
      );
    } catch (error) {
      errorType = request.signal.aborted ? 'timeout' : errorTypeOf(error);
      throw error;
    } finally {
      const seconds = (performance.now() - startedAt) / 1000;
      this.#metrics.recordModelCall(this.#name, seconds, errorType);
    }
  }

  async probe(signal: AbortSignal): Promise<void> {
    await this.#model.probe(signal);
  }
}
