import { randomUUID } from 'node:crypto';
import {
  type AlertAgent,
  type AlertKind,
  type AlertPolicyInForce,
  findAlertConditions,
  findUnseenKinds,
  listLostConditions,
  listUnknownConditions,
  stepAlerts,
} from '@agent-portal/plugin-agents-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AlertRun, AlertStore } from '../model';
import type { AnyAlertSource } from '../sources/AlertSource';
import { collectEvidence } from '../sources/collectEvidence';
import type { MaintenanceSource } from '../sources/sources';
import type { AlertAnnouncer } from './AlertAnnouncer';

/** What {@link AlertEvaluation} works with. */
export interface AlertEvaluationOptions {
  store: Pick<AlertStore, 'update' | 'getLastRun'>;
  sources: readonly AnyAlertSource[];
  directory: { list(refs: string[]): Promise<AlertAgent[]> };
  policies: { listInForce(): Promise<AlertPolicyInForce[]> };
  maintenance: MaintenanceSource;
  announcer: Pick<AlertAnnouncer, 'announce'>;
  logger: LoggerService;
  /** For one source, ms. */
  limitMs: number;
  now: () => number;
  createId?: () => string;
}

interface Run {
  signal?: AbortSignal;
}

/**
 * Looks at everything that may be wrong, and steps alerts forward by it. What an evaluation changes
 * is written in one transaction, so a process may be killed at any moment; of two backends that do
 * so at the same time the one whose evidence is newer wins.
 */
export class AlertEvaluation {
  readonly #options: AlertEvaluationOptions;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(options: AlertEvaluationOptions) {
    this.#options = options;
  }

  static create(options: AlertEvaluationOptions): AlertEvaluation {
    return new AlertEvaluation(options);
  }

  /** @throws AggregateError after all else is stored, when some evidence could not be collected. */
  async run(run: Run = {}): Promise<void> {
    const errors = await this.#enqueue(run);
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Alerts were evaluated without part of the evidence: ${errors
          .map(({ message }) => message)
          .join('; ')}`,
      );
    }
  }

  /**
   * As {@link AlertEvaluation.run}, for whoever has done their own work by then: evidence that is
   * missing is left to the next regular run, which says so.
   */
  async follow(run: Run = {}): Promise<void> {
    const errors = await this.#enqueue(run);
    for (const { message } of errors) this.#options.logger.debug(message);
  }

  /** One after the other, so that the later one has the newer evidence. */
  #enqueue(run: Run): Promise<Error[]> {
    const next = this.#queue.then(() => this.#evaluate(run));
    this.#queue = next.catch(() => undefined);
    return next;
  }

  async #evaluate({ signal }: Run): Promise<Error[]> {
    const { store, sources, directory, announcer, limitMs, now } =
      this.#options;
    signal?.throwIfAborted();
    const evaluatedAt = now();
    const policies = await this.#options.policies.listInForce();
    const maintenance = await this.#options.maintenance.listActive(evaluatedAt);
    const before = await store.getLastRun();
    const collected = await collectEvidence({
      sources,
      listAgents: refs => directory.list(refs),
      now: evaluatedAt,
      limitMs,
      signal,
    });
    const { evidence, errors } = collected;
    const unknown = collected.unknown.map(one => ({
      ...one,
      since: unknownSince(one.kind, before) ?? evaluatedAt,
    }));
    const conditions = [
      ...findAlertConditions(evidence, policies, evaluatedAt),
      ...findUnseenKinds(unknown, policies),
    ];
    const unknownConditions = listUnknownConditions(evidence);
    const result = await store.update({
      run: { evaluatedAt, unknown },
      step: ({ alerts, silences }) =>
        stepAlerts({
          alerts,
          conditions,
          unknownKinds: unknown.map(({ kind }) => kind),
          unknownConditions,
          lostConditions: listLostConditions(evidence),
          silences,
          maintenance,
          policies,
          now: evaluatedAt,
          createId: this.#options.createId ?? randomUUID,
        }),
    });
    if (result) {
      await announcer.announce({
        records: result.changed,
        events: result.events,
      });
    }
    return errors;
  }
}

/** Since when the runs before could not look at a kind either. */
function unknownSince(
  kind: AlertKind,
  before: AlertRun | undefined,
): number | undefined {
  const known = before?.unknown.find(one => one.kind === kind);
  return known && (known.since ?? before?.evaluatedAt);
}
