import {
  type CommandOutcome,
  hasEnded,
  type LedgerEntry,
  needsTicks,
  type Rollout,
  type RolloutInput,
} from '@agent-portal/plugin-agents-common';
import { ConflictError } from '@backstage/errors';
import { chainEntries, EMPTY_LEDGER, type LedgerHead } from '../ledger';
import type {
  RolloutChange,
  RolloutListQuery,
  RolloutStore,
  StoredCommand,
  StoredRollout,
} from '../model';
import { describeObstacle, QUARANTINED } from './describeObstacle';
import { losslessJson } from './losslessJson';
import { isTurn, isUnderWay } from './rolloutStates';

interface Kept {
  stored: StoredRollout;
  ledger: LedgerEntry[];
  inputs: RolloutInput[];
}

/** Keeps rollouts in memory, as a fake of the one that keeps them in the database. */
export class MemoryRolloutStore implements RolloutStore {
  readonly #kept = new Map<string, Kept>();
  readonly #commands = new Map<string, StoredCommand>();
  readonly #fences = new Map<string, number>();

  private constructor() {}

  static create(): MemoryRolloutStore {
    return new MemoryRolloutStore();
  }

  async create(
    change: Omit<RolloutChange, 'revision'>,
  ): Promise<StoredRollout> {
    const { rollout } = change;
    const obstacle = this.#others(rollout)
      .filter(({ candidate }) => candidate === rollout.candidate)
      .find(other => isActive(other) || QUARANTINED.includes(other.state));
    if (obstacle || this.#kept.has(rollout.id)) {
      throw new ConflictError(describeObstacle(rollout, obstacle ?? rollout));
    }
    const stored = { rollout, revision: 1, turn: 1 };
    const kept: Kept = { stored, ledger: [], inputs: [] };
    this.#kept.set(rollout.id, kept);
    this.#write(kept, { ...change, stored });
    return stored;
  }

  async get(id: string): Promise<StoredRollout | undefined> {
    const kept = this.#kept.get(id);
    return kept && copyOf(kept.stored);
  }

  async list(query: RolloutListQuery): Promise<StoredRollout[]> {
    const { ids, active, open, agentRef, environmentRef, planRef } = query;
    return [...this.#kept.values()]
      .map(({ stored }) => stored)
      .filter(
        ({ rollout }) =>
          (!ids || ids.includes(rollout.id)) &&
          (active === undefined || isActive(rollout) === active) &&
          (open === undefined || needsTicks(rollout) === open) &&
          (!agentRef || rollout.agent === agentRef) &&
          (!environmentRef || rollout.environment === environmentRef) &&
          (!planRef || rollout.policy.plan === planRef),
      )
      .sort(
        ({ rollout: a }, { rollout: b }) =>
          a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
      )
      .map(copyOf);
  }

  async save(changes: RolloutChange[]): Promise<Set<string>> {
    const saved = new Set<string>();
    // Those that end make room for those that begin.
    const ordered = [...changes].sort(
      (a, b) => Number(isActive(a.rollout)) - Number(isActive(b.rollout)),
    );
    for (const change of ordered) {
      const kept = this.#kept.get(change.rollout.id);
      if (kept?.stored.revision !== change.revision) continue;
      if (this.#isInTheWay(change.rollout)) continue;
      const revision = change.revision + 1;
      const turn = isTurn(kept.stored.rollout, change)
        ? revision
        : kept.stored.turn;
      const stored = { rollout: change.rollout, revision, turn };
      this.#write(kept, { ...change, stored });
      saved.add(change.rollout.id);
    }
    return saved;
  }

  async listCommands(
    rolloutIds: string[],
  ): Promise<Map<string, StoredCommand>> {
    const commands = new Map<string, StoredCommand>();
    for (const id of rolloutIds) {
      const command = this.#commandOf(id);
      if (command) commands.set(id, copyOf(command));
    }
    return commands;
  }

  async settleCommand(
    rolloutId: string,
    outcome: CommandOutcome,
  ): Promise<void> {
    const command = this.#commandOf(rolloutId);
    if (command?.id !== outcome.id || command.status !== 'pending') return;
    this.#commands.set(rolloutId, { ...command, ...outcome });
  }

  async listLedger(
    rolloutId: string,
    { before = Infinity, limit }: { before?: number; limit: number },
  ): Promise<LedgerEntry[]> {
    const entries = this.#kept.get(rolloutId)?.ledger ?? [];
    return entries
      .filter(({ number }) => number < before)
      .reverse()
      .slice(0, limit);
  }

  async countLedger(rolloutId: string): Promise<number> {
    return this.#kept.get(rolloutId)?.ledger.length ?? 0;
  }

  async getLedgerHead(rolloutId: string): Promise<LedgerHead> {
    const { number, hash } =
      this.#kept.get(rolloutId)?.ledger.at(-1) ?? EMPTY_LEDGER;
    return { number, hash };
  }

  async listInputs(rolloutId: string): Promise<RolloutInput[]> {
    return (this.#kept.get(rolloutId)?.inputs ?? []).map(copyOf);
  }

  async wasOperated(rolloutId: string, after: number): Promise<boolean> {
    const inputs = this.#kept.get(rolloutId)?.inputs ?? [];
    return inputs.slice(after).some(({ type }) => type === 'operation');
  }

  async pruneInputs({ before }: { before: number }): Promise<number> {
    const due = [...this.#kept.values()].filter(
      ({ stored: { rollout }, inputs }) =>
        inputs.length > 0 &&
        !needsTicks(rollout) &&
        rollout.stateSince < before,
    );
    for (const kept of due) kept.inputs = [];
    return due.length;
  }

  #write(
    kept: Kept,
    {
      stored,
      input,
      entries,
    }: Pick<RolloutChange, 'input' | 'entries'> & { stored: StoredRollout },
  ): void {
    const { id } = stored.rollout;
    const head = kept.ledger[kept.ledger.length - 1] ?? EMPTY_LEDGER;
    kept.stored = copyOf(stored);
    kept.ledger.push(...chainEntries(id, { head, drafts: entries }));
    kept.inputs.push(copyOf(input));
    this.#writeCommand(stored.rollout);
  }

  #writeCommand({ id: rolloutId, agent, environment, command }: Rollout): void {
    if (!command || this.#commands.get(rolloutId)?.id === command.id) return;
    const { id, issuedAt: at } = command;
    const instance = `${agent}\n${environment}`;
    const fence = (this.#fences.get(instance) ?? 0) + 1;
    this.#fences.set(instance, fence);
    const status = 'pending';
    this.#commands.set(rolloutId, { id, rolloutId, fence, status, at });
  }

  #commandOf(rolloutId: string): StoredCommand | undefined {
    const id = this.#kept.get(rolloutId)?.stored.rollout.command?.id;
    const command = this.#commands.get(rolloutId);
    return command?.id === id ? command : undefined;
  }

  #isInTheWay(rollout: Rollout): boolean {
    return this.#others(rollout).some(
      other =>
        (isUnderWay(rollout) && isUnderWay(other)) ||
        (isActive(rollout) &&
          isActive(other) &&
          rollout.candidate === other.candidate),
    );
  }

  #others({ id, agent, environment }: Rollout): Rollout[] {
    return [...this.#kept.values()]
      .map(({ stored }) => stored.rollout)
      .filter(
        other =>
          other.id !== id &&
          other.agent === agent &&
          other.environment === environment,
      );
  }
}

/** A value apart from the one that is kept, as from a database. */
function copyOf<T>(value: T): T {
  return JSON.parse(losslessJson(value));
}

function isActive({ state }: Rollout): boolean {
  return !hasEnded(state);
}
