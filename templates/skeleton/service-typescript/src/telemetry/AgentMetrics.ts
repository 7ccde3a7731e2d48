import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client';
import { taskErrorStatuses } from '../tasks/TaskError.ts';
import { counters, gauges, histograms } from './metricDefinitions.ts';

const tokenTypes = ['input', 'output'] as const;
export const evaluationName = 'quality';

export interface AgentMetricsOptions {
  agent: string;
  version: string;
  model: string;
  tools: string[];
  guardrails: string[];
  /** Read whenever the metrics are. */
  workers: () => { queued: number; utilization: number };
}

/** The metrics of the service. */
export class AgentMetrics {
  readonly #registry = new Registry();
  readonly #agent: string;
  readonly #version: string;
  readonly #taskSeconds = this.#histogram(
    'gen_ai_invoke_agent_duration_seconds',
  );
  readonly #modelSeconds = this.#histogram(
    'gen_ai_client_operation_duration_seconds',
  );
  readonly #toolSeconds = this.#histogram(
    'gen_ai_execute_tool_duration_seconds',
  );
  readonly #scores = this.#histogram('gen_ai_evaluation_score');
  readonly #ratings = this.#histogram('agent_user_feedback_score');
  readonly #tokens = this.#counter('gen_ai_client_token_usage');
  readonly #tasks = this.#counter('agent_tasks_total');
  readonly #complaints = this.#counter('agent_complaints_total');
  readonly #blocks = this.#counter('agent_guardrail_blocks_total');
  readonly #dependencyUp = this.#gauge('agent_dependency_up');

  private constructor(options: AgentMetricsOptions) {
    this.#agent = options.agent;
    this.#version = options.version;
    this.#gauge('agent_queue_depth', () => options.workers().queued);
    this.#gauge(
      'agent_worker_utilization_ratio',
      () => options.workers().utilization,
    );
    collectDefaultMetrics({ register: this.#registry });
    this.#announce(options);
  }

  static create(options: AgentMetricsOptions): AgentMetrics {
    return new AgentMetrics(options);
  }

  /** @param errorType empty when the task was answered */
  recordTask(seconds: number, errorType: string): void {
    this.#taskSeconds.observe(this.#taskLabels(errorType), seconds);
    const outcome = errorType === '' ? 'completed' : 'failed';
    this.#tasks.inc({ service_version: this.#version, outcome });
  }

  recordModelCall(model: string, seconds: number, errorType: string): void {
    this.#modelSeconds.observe(this.#modelLabels(model, errorType), seconds);
  }

  recordToolCall(tool: string, seconds: number, errorType: string): void {
    this.#toolSeconds.observe(this.#toolLabels(tool, errorType), seconds);
  }

  countTokens(usage: { input: number; output: number }): void {
    for (const type of tokenTypes) {
      this.#tokens.inc(this.#tokenLabels(type), usage[type]);
    }
  }

  /** @param score 0–1 */
  recordScore(score: number): void {
    this.#scores.observe(this.#scoreLabels(), score);
  }

  /** @param rating 1–5 */
  recordRating(rating: number): void {
    this.#ratings.observe({ service_version: this.#version }, rating);
  }

  countComplaint(): void {
    this.#complaints.inc({ service_version: this.#version });
  }

  countBlock(guardrail: string): void {
    this.#blocks.inc({ service_version: this.#version, guardrail });
  }

  setDependency(dependency: string, up: boolean): void {
    this.#dependencyUp.set({ dependency }, up ? 1 : 0);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Prometheus text. */
  async render(): Promise<string> {
    return await this.#registry.metrics();
  }

  /** Starts every series at 0, so that its first increase is seen. */
  #announce(options: AgentMetricsOptions): void {
    for (const errorType of ['', ...Object.keys(taskErrorStatuses)]) {
      this.#taskSeconds.zero(this.#taskLabels(errorType));
    }
    this.#modelSeconds.zero(this.#modelLabels(options.model, ''));
    for (const tool of options.tools) {
      this.#toolSeconds.zero(this.#toolLabels(tool, ''));
    }
    for (const type of tokenTypes) {
      this.#tokens.inc(this.#tokenLabels(type), 0);
    }
    const release = { service_version: this.#version };
    for (const outcome of ['completed', 'failed']) {
      this.#tasks.inc({ ...release, outcome }, 0);
    }
    for (const guardrail of options.guardrails) {
      this.#blocks.inc({ ...release, guardrail }, 0);
    }
    this.#scores.zero(this.#scoreLabels());
    this.#ratings.zero(release);
    this.#complaints.inc(release, 0);
  }

  #taskLabels(error_type: string) {
    return {
      gen_ai_agent_name: this.#agent,
      service_version: this.#version,
      error_type,
    };
  }

  #modelLabels(gen_ai_request_model: string, error_type: string) {
    return { gen_ai_request_model, service_version: this.#version, error_type };
  }

  #toolLabels(gen_ai_tool_name: string, error_type: string) {
    return { gen_ai_tool_name, service_version: this.#version, error_type };
  }

  #tokenLabels(gen_ai_token_type: string) {
    return { service_version: this.#version, gen_ai_token_type };
  }

  #scoreLabels() {
    return {
      service_version: this.#version,
      gen_ai_evaluation_name: evaluationName,
    };
  }

  #histogram(name: keyof typeof histograms): Histogram<string> {
    const { help, labels, buckets } = histograms[name];
    return new Histogram({
      name,
      help,
      labelNames: labels,
      buckets,
      registers: [this.#registry],
    });
  }

  #counter(name: keyof typeof counters): Counter<string> {
    const { help, labels } = counters[name];
    return new Counter({
      name,
      help,
      labelNames: labels,
      registers: [this.#registry],
    });
  }

  #gauge(name: keyof typeof gauges, read?: () => number): Gauge<string> {
    const { help, labels } = gauges[name];
    const gauge: Gauge<string> = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.#registry],
      ...(read ? { collect: () => gauge.set(read()) } : {}),
    });
    return gauge;
  }
}
