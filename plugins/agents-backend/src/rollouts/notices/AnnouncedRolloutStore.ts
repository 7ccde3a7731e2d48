import type { CommandOutcome } from '@agent-portal/plugin-agents-common';
import type {
  RolloutChange,
  RolloutListQuery,
  RolloutStore,
  StoredRollout,
} from '../model';
import type { RolloutAnnouncer } from './RolloutAnnouncer';

/** A store that has what it stored announced. */
export class AnnouncedRolloutStore implements RolloutStore {
  readonly #store: RolloutStore;
  readonly #announcer: Pick<RolloutAnnouncer, 'announce'>;

  private constructor(
    store: RolloutStore,
    announcer: Pick<RolloutAnnouncer, 'announce'>,
  ) {
    this.#store = store;
    this.#announcer = announcer;
  }

  static create(options: {
    store: RolloutStore;
    announcer: Pick<RolloutAnnouncer, 'announce'>;
  }): AnnouncedRolloutStore {
    return new AnnouncedRolloutStore(options.store, options.announcer);
  }

  async create(
    change: Omit<RolloutChange, 'revision'>,
  ): Promise<StoredRollout> {
    const stored = await this.#store.create(change);
    await this.#announcer.announce([change]);
    return stored;
  }

  async save(changes: RolloutChange[]): Promise<Set<string>> {
    const saved = await this.#store.save(changes);
    await this.#announcer.announce(
      changes.filter(({ rollout }) => saved.has(rollout.id)),
    );
    return saved;
  }

  get(id: string) {
    return this.#store.get(id);
  }

  list(query: RolloutListQuery) {
    return this.#store.list(query);
  }

  listCommands(rolloutIds: string[]) {
    return this.#store.listCommands(rolloutIds);
  }

  settleCommand(rolloutId: string, outcome: CommandOutcome) {
    return this.#store.settleCommand(rolloutId, outcome);
  }

  listLedger(
    rolloutId: string,
    options: Parameters<RolloutStore['listLedger']>[1],
  ) {
    return this.#store.listLedger(rolloutId, options);
  }

  countLedger(rolloutId: string) {
    return this.#store.countLedger(rolloutId);
  }

  getLedgerHead(rolloutId: string) {
    return this.#store.getLedgerHead(rolloutId);
  }

  listInputs(rolloutId: string) {
    return this.#store.listInputs(rolloutId);
  }

  wasOperated(rolloutId: string, after: number) {
    return this.#store.wasOperated(rolloutId, after);
  }

  pruneInputs(options: { before: number }) {
    return this.#store.pruneInputs(options);
  }
}
