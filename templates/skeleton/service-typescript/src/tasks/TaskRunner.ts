import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { AuditLog } from '../guardrails/AuditLog.ts';
import { hashInput } from '../guardrails/AuditLog.ts';
import {
  findApprovalReason,
  isApproved,
} from '../guardrails/findApprovalReason.ts';
import { validateInput } from '../guardrails/validateInput.ts';
import type { Model } from '../model/Model.ts';
import { tasksPerMinute } from '../stores/RateLimiter.ts';
import type { Stores } from '../stores/Stores.ts';
import type { TaskRecord, TaskStatus } from '../stores/TaskHistory.ts';
import type { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { withSpan } from '../telemetry/withSpan.ts';
import type { ToolBox } from '../tools/ToolBox.ts';
import type { Activity } from './Activity.ts';
import { answerTask } from './answerTask.ts';
import { scoreAnswer } from './scoreAnswer.ts';
import { errorTypeOf, TaskError } from './TaskError.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface TaskRequest {
  input: string;
  user: string;
  /** Who said yes to a task that needs it. */
  approvedBy?: string | undefined;
}

export type TaskOutcome =
  | {
      id: string;
      status: 'completed';
      answer: string;
      score: number;
      seconds: number;
    }
  | { id: string; status: 'held'; reason: string };

export interface TaskRunnerOptions {
  agent: string;
  release: string;
  guardrails: string[];
  timeoutMs: number;
  model: Model;
  toolBox: ToolBox;
  stores: Stores;
  pool: WorkerPool;
  activity: Activity;
  metrics: AgentMetrics;
  audit: AuditLog;
  logger: Logger;
  now: () => number;
}

/** Takes tasks through guardrails, queue and agent, and measures how they end. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  #draining = false;

  private constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  static create(options: TaskRunnerOptions): TaskRunner {
    return new TaskRunner(options);
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Takes no more tasks; resolves once those that were taken have ended. */
  async drain(): Promise<void> {
    this.#draining = true;
    await this.#options.pool.whenIdle();
  }

  /** @throws TaskError saying why there is no answer */
  async run(request: TaskRequest): Promise<TaskOutcome> {
    if (this.#draining) {
      throw new TaskError('draining', 'This instance is shutting down', {
        retryAfterSeconds: 1,
      });
    }
    await this.#limitRate(request.user);
    const task = this.#begin(request);
    const input = await this.#checkInput(request, task);
    const reason = this.#guards('human-approval')
      ? findApprovalReason(input)
      : undefined;
    if (reason !== undefined && !isApproved(request)) {
      this.#options.metrics.countBlock('human-approval');
      await this.#end(task, 'held', { guardrail: 'human-approval' });
      return { id: task.id, status: 'held', reason };
    }
    return await this.#answer(request, input, task);
  }

  async #answer(
    request: TaskRequest,
    input: string,
    task: TaskRecord,
  ): Promise<TaskOutcome> {
    const { agent, activity, metrics, timeoutMs, pool, model, toolBox } =
      this.#options;
    const { passages } = this.#options.stores;
    const startedAt = performance.now();
    const signal = AbortSignal.timeout(timeoutMs);
    const took = () => (performance.now() - startedAt) / 1000;
    const { approvedBy } = request;
    try {
      const answer = await withSpan(
        `invoke_agent ${agent}`,
        { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': agent },
        () =>
          pool.run(
            () => answerTask({ input, model, toolBox, passages, signal }),
            signal,
          ),
      );
      const seconds = took();
      const score = scoreAnswer(answer);
      metrics.recordTask(seconds, '');
      metrics.recordScore(score);
      if (answer.masked.length > 0) {
        metrics.countBlock('output-filtering');
      }
      const { user } = request;
      activity.recordTask({
        user,
        seconds,
        failed: false,
        tools: answer.toolsUsed,
      });
      await this.#end({ ...task, seconds }, 'completed', { approvedBy });
      return {
        id: task.id,
        status: 'completed',
        answer: answer.text,
        score,
        seconds,
      };
    } catch (cause) {
      const seconds = took();
      const error = signal.aborted
        ? new TaskError('timeout', `No answer within ${timeoutMs} ms`, {
            cause,
          })
        : cause;
      const errorType = errorTypeOf(error);
      metrics.recordTask(seconds, errorType);
      activity.recordTask({
        user: request.user,
        seconds,
        failed: true,
        tools: [],
      });
      await this.#end({ ...task, seconds, errorType }, 'failed', {
        approvedBy,
      });
      throw error;
    }
  }

  #guards(guardrail: string): boolean {
    return this.#options.guardrails.includes(guardrail);
  }

  #begin(request: TaskRequest): TaskRecord {
    return {
      id: randomUUID(),
      user: request.user,
      status: 'failed',
      errorType: '',
      inputSha256: hashInput(request.input),
      release: this.#options.release,
      askedAt: new Date(this.#options.now()).toISOString(),
      seconds: 0,
    };
  }

  async #checkInput(request: TaskRequest, task: TaskRecord): Promise<string> {
    try {
      return validateInput(request.input);
    } catch (error) {
      this.#options.metrics.countBlock('input-validation');
      const errorType = errorTypeOf(error);
      await this.#end({ ...task, errorType }, 'refused', {
        guardrail: 'input-validation',
      });
      throw error;
    }
  }

  async #limitRate(user: string): Promise<void> {
    const { stores, logger, now } = this.#options;
    // A limiter that is down lets everybody in: answers matter more than the limit.
    const count = await stores.limiter.count(user).catch((error: unknown) => {
      logger.warn(
        { err: error },
        'Tasks are not counted: the rate limiter fails',
      );
      return 0;
    });
    if (count > tasksPerMinute) {
      throw new TaskError(
        'rate_limited',
        `More than ${tasksPerMinute} tasks of one user in a minute`,
        { retryAfterSeconds: 60 - (Math.floor(now() / 1000) % 60) },
      );
    }
  }

  async #end(
    task: TaskRecord,
    status: TaskStatus,
    details: { guardrail?: string; approvedBy?: string | undefined },
  ): Promise<void> {
    const { audit, stores, logger } = this.#options;
    const ended = { ...task, status };
    const { guardrail, approvedBy } = details;
    audit.record(ended, {
      ...(guardrail === undefined ? {} : { guardrail }),
      ...(approvedBy === undefined ? {} : { approvedBy }),
    });
    // The audit log has the task already; the user's answer does not wait for a database.
    await stores.history.record(ended).catch((error: unknown) => {
      logger.error(
        { err: error, task: task.id },
        'A task is missing from the history',
      );
    });
  }
}
