/** Why a task got no answer, with the HTTP status that says so. */
export const taskErrorStatuses = {
  invalid_input: 400,
  rate_limited: 429,
  queue_full: 503,
  draining: 503,
  model_unavailable: 503,
  model_refused: 502,
  dependency_unavailable: 503,
  timeout: 504,
  internal: 500,
} as const;

export type TaskErrorType = keyof typeof taskErrorStatuses;

/** A task that got no answer. The message may be shown to the user. */
export class TaskError extends Error {
  override name = 'TaskError';
  readonly type: TaskErrorType;
  readonly status: number;
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds?: number;

  constructor(
    type: TaskErrorType,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.type = type;
    this.status = taskErrorStatuses[type];
    if (options.retryAfterSeconds !== undefined) {
      this.retryAfterSeconds = options.retryAfterSeconds;
    }
  }
}

export function errorTypeOf(error: unknown): TaskErrorType {
  return error instanceof TaskError ? error.type : 'internal';
}
