import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { TaskRecord } from '../stores/TaskHistory.ts';

/** One line per task that only ever gets appended: who, what kind, how it ended. */
export class AuditLog {
  readonly #logger: Logger;

  private constructor(logger: Logger) {
    this.#logger = logger;
  }

  static create(logger: Logger): AuditLog {
    // At every log level, as an audit trail has no gaps.
    return new AuditLog(logger.child({ log: 'audit' }, { level: 'info' }));
  }

  record(
    task: TaskRecord,
    details: { guardrail?: string; approvedBy?: string },
  ): void {
    this.#logger.info({ ...task, ...details }, `Task ${task.status}`);
  }
}

/** Tells whether two inputs were the same without keeping either. */
export function hashInput(input: string): string {
  return createHash('sha256').update(input).digest('hex');
}
