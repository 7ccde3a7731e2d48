import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const scoreBuckets = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1];
const durationBuckets = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];

/** What is counted about one task. */
export interface TaskMeasurement {
  version: string;
  seconds: number;
  /** Empty when the task ended without error. */
  errorType: string;
  completed: boolean;
  quality?: number;
  tokens: { input: number; output: number };
}

/** The metrics of one instance, under the OpenTelemetry names where there are some. */
export class AgentMetrics {
  readonly #registry = new Registry();
  readonly #agent: string;
  readonly #announced = new Set<string>();
  readonly #duration = new Histogram({
    name: 'gen_ai_invoke_agent_duration_seconds',
    help: 'Time from a task being asked for to its answer',
    labelNames: ['gen_ai_agent_name', 'service_version', 'error_type'] as const,
    buckets: durationBuckets,
    registers: [this.#registry],
  });
  readonly #tasks = new Counter({
    name: 'agent_tasks_total',
    help: 'Tasks by how they ended',
    labelNames: ['service_version', 'outcome'] as const,
    registers: [this.#registry],
  });
  readonly #evaluation = new Histogram({
    name: 'gen_ai_evaluation_score',
    help: 'Score that the evaluation of an answer gave, 0 to 1',
    labelNames: ['service_version', 'gen_ai_evaluation_name'] as const,
    buckets: scoreBuckets,
    registers: [this.#registry],
  });
  readonly #feedback = new Histogram({
    name: 'agent_user_feedback_score',
    help: 'Rating that a user gave to an answer, 1 to 5',
    labelNames: ['service_version'] as const,
    buckets: [1, 2, 3, 4, 5],
    registers: [this.#registry],
  });
  readonly #complaints = new Counter({
    name: 'agent_complaints_total',
    help: 'Complaints of users about an answer',
    labelNames: ['service_version'] as const,
    registers: [this.#registry],
  });
  readonly #tokens = new Counter({
    name: 'gen_ai_client_token_usage',
    help: 'Tokens used, by type',
    labelNames: ['service_version', 'gen_ai_token_type'] as const,
    registers: [this.#registry],
  });

  private constructor(agent: string, utilization: () => number) {
    this.#agent = agent;
    const gauge: Gauge = new Gauge({
      name: 'agent_worker_utilization_ratio',
      help: 'Busy share of the worker capacity over the last minute',
      registers: [this.#registry],
      collect: (): void => gauge.set(utilization()),
    });
  }

  static create(options: {
    agent: string;
    utilization: () => number;
  }): AgentMetrics {
    return new AgentMetrics(options.agent, options.utilization);
  }

  /** Starts a release's counters at 0, so that its first increase is seen. */
  announceRelease(version: string): void {
    if (this.#announced.has(version)) {
      return;
    }
    this.#announced.add(version);
    this.#duration.zero({
      gen_ai_agent_name: this.#agent,
      service_version: version,
      error_type: '',
    });
    for (const outcome of ['completed', 'failed']) {
      this.#tasks.inc({ service_version: version, outcome }, 0);
    }
    for (const type of ['input', 'output']) {
      this.#tokens.inc(
        { service_version: version, gen_ai_token_type: type },
        0,
      );
    }
    this.#evaluation.zero({
      service_version: version,
      gen_ai_evaluation_name: 'quality',
    });
    this.#feedback.zero({ service_version: version });
    this.#complaints.inc({ service_version: version }, 0);
  }

  recordTask(task: TaskMeasurement): void {
    const service_version = task.version;
    this.#duration.observe(
      {
        gen_ai_agent_name: this.#agent,
        service_version,
        error_type: task.errorType,
      },
      task.seconds,
    );
    const outcome = task.completed ? 'completed' : 'failed';
    this.#tasks.inc({ service_version, outcome });
    if (task.quality !== undefined) {
      this.#evaluation.observe(
        { service_version, gen_ai_evaluation_name: 'quality' },
        task.quality,
      );
    }
    for (const [type, count] of Object.entries(task.tokens)) {
      this.#tokens.inc({ service_version, gen_ai_token_type: type }, count);
    }
  }

  recordFeedback(version: string, score: number): void {
    this.#feedback.observe({ service_version: version }, score);
  }

  recordComplaint(version: string): void {
    this.#complaints.inc({ service_version: version });
  }

  /** Prometheus text. */
  async render(): Promise<string> {
    return this.#registry.metrics();
  }
}
