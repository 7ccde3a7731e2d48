import type {
  AlertEventRecord,
  AlertOperationResult,
  AlertMessage,
  AlertRecord,
  AlertStepResult,
} from '@agent-portal/plugin-agents-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { AlertRun, AlertStepInput, AlertStore } from '../model';
import type { AlertSilenceStore } from '../silences/AlertSilenceStore';
import { MemoryAlertSilenceStore } from '../silences/MemoryAlertSilenceStore';
import { refuseRevision } from './refuseRevision';
import { isOlderRun, RECENT_MS } from './stepWindow';
import { withTold } from './withTold';

/** An {@link AlertStore} for tests. */
export class MemoryAlertStore implements AlertStore {
  /** What is to be told, the newest last. */
  readonly messages: AlertMessage[] = [];
  readonly #alerts = new Map<string, AlertRecord>();
  #events: AlertEventRecord[] = [];
  #run: AlertRun | undefined;
  readonly #silences: Pick<AlertSilenceStore, 'list'>;

  private constructor(silences: Pick<AlertSilenceStore, 'list'>) {
    this.#silences = silences;
  }

  static create(
    options: { silences?: Pick<AlertSilenceStore, 'list'> } = {},
  ): MemoryAlertStore {
    return new MemoryAlertStore(
      options.silences ?? MemoryAlertSilenceStore.create(),
    );
  }

  async update(options: {
    run: Omit<AlertRun, 'dueAt'>;
    step: (input: AlertStepInput) => AlertStepResult;
  }): Promise<AlertStepResult | undefined> {
    const { run, step } = options;
    const silences = await this.#silences.list({ endsAfter: run.evaluatedAt });
    if (isOlderRun(run, this.#run)) return undefined;
    const since = run.evaluatedAt - RECENT_MS;
    const result = step({
      alerts: this.#list(
        ({ state, resolved, changedAt }) =>
          state !== 'resolved' || (resolved?.at ?? changedAt) >= since,
      ),
      silences: silences.filter(({ ended }) => !ended),
    });
    this.#write({
      ...result,
      records: [...result.changed, ...result.refreshed],
    });
    const { dueAt } = result;
    this.#run = { ...run, ...(dueAt !== undefined && { dueAt }) };
    return result;
  }

  async operate(options: {
    id: string;
    revision: number;
    change: (record: AlertRecord) => AlertOperationResult;
  }): Promise<AlertOperationResult> {
    const record = this.#find(options.id);
    if (!record) throw new NotFoundError(`There is no alert ${options.id}`);
    if (record.situation !== options.revision) {
      throw new ConflictError(refuseRevision(record, options.revision));
    }
    const changed = options.change(record);
    this.#write({ ...changed, records: [changed.alert] });
    return changed;
  }

  async noteTold(id: string, refs: string[]): Promise<void> {
    const record = this.#alerts.get(id);
    if (record) this.#alerts.set(id, withTold(record, refs));
  }

  async noteUnreached(id: string, problem: string): Promise<void> {
    const record = this.#alerts.get(id);
    if (record) this.#alerts.set(id, { ...record, unreached: problem });
  }

  async addEvents(events: AlertEventRecord[]): Promise<void> {
    this.#events.push(...structuredClone(events));
  }

  async get(id: string): Promise<AlertRecord | undefined> {
    return this.#find(id);
  }

  async listUnresolved(): Promise<AlertRecord[]> {
    return this.#list(
      ({ state }) => state === 'open' || state === 'acknowledged',
    ).sort(
      (a, b) => (a.openedAt ?? 0) - (b.openedAt ?? 0) || (a.id < b.id ? -1 : 1),
    );
  }

  async listEvents(id: string, limit: number): Promise<AlertEventRecord[]> {
    return this.#events
      .filter(({ alertId }) => alertId === id)
      .reverse()
      .sort((a, b) => b.at - a.at)
      .slice(0, limit);
  }

  async getLastRun(): Promise<AlertRun | undefined> {
    return this.#run;
  }

  async prune(options: {
    before: number;
    neverRaisedBefore: number;
  }): Promise<number> {
    const gone = this.#list(({ state, resolved, changedAt, openedAt }) => {
      const at = resolved?.at ?? changedAt;
      if (state !== 'resolved') return false;
      return (
        at < options.before ||
        (openedAt === undefined && at < options.neverRaisedBefore)
      );
    }).map(({ id }) => id);
    for (const id of gone) this.#alerts.delete(id);
    this.#events = this.#events.filter(
      ({ alertId }) => !gone.includes(alertId),
    );
    return gone.length;
  }

  #find(id: string): AlertRecord | undefined {
    return this.#list(
      one =>
        one.id === id && one.state !== 'pending' && one.openedAt !== undefined,
    )[0];
  }

  #list(matches: (record: AlertRecord) => boolean): AlertRecord[] {
    return [...this.#alerts.values()]
      .filter(matches)
      .map(record => structuredClone(record))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #write({
    records,
    events,
    messages,
  }: Pick<AlertOperationResult, 'events' | 'messages'> & {
    records: AlertRecord[];
  }): void {
    for (const record of records) {
      const other = this.#list(
        ({ id, state, condition }) =>
          id !== record.id &&
          state !== 'resolved' &&
          record.state !== 'resolved' &&
          condition.fingerprint === record.condition.fingerprint &&
          !records.some(one => one.id === id && one.state === 'resolved'),
      )[0];
      if (other) {
        throw new Error(
          `The alert ${other.id} with the fingerprint ${other.condition.fingerprint} is not resolved`,
        );
      }
    }
    for (const record of records) {
      this.#alerts.set(record.id, structuredClone(record));
    }
    this.#events.push(...structuredClone(events));
    this.messages.push(...structuredClone(messages));
  }
}
