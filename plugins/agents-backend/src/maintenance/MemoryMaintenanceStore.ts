import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../authorization/AgentScope';
import { isInScope } from '../readiness/workflow/isInScope';
import { endOf, isActive } from './isActive';
import type { MaintenanceFilter, MaintenanceStore } from './MaintenanceStore';

/** A {@link MaintenanceStore} for tests. */
export class MemoryMaintenanceStore implements MaintenanceStore {
  readonly #records = new Map<string, MaintenanceRecord>();

  private constructor() {}

  static create(): MemoryMaintenanceStore {
    return new MemoryMaintenanceStore();
  }

  async insert(record: MaintenanceRecord): Promise<void> {
    const agentRefs = [...new Set(record.agentRefs)].sort();
    this.#records.set(record.id, structuredClone({ ...record, agentRefs }));
  }

  async get(
    id: string,
    scope: AgentScope,
  ): Promise<MaintenanceRecord | undefined> {
    return this.#select(scope).find(record => record.id === id);
  }

  async list(filter: MaintenanceFilter): Promise<MaintenanceRecord[]> {
    const { scope, agentRefs, endsAfter, startsBefore, limit } = filter;
    return this.#select(scope)
      .filter(
        record =>
          (!agentRefs ||
            record.agentRefs.some(ref => agentRefs.includes(ref))) &&
          endOf(record) > (endsAfter ?? -Infinity) &&
          record.startsAt <= (startsBefore ?? Infinity),
      )
      .slice(0, limit);
  }

  async listActive(now: number): Promise<MaintenanceRecord[]> {
    return this.#select({ type: 'all' }).filter(record =>
      isActive(record, now),
    );
  }

  async end(options: {
    id: string;
    by: string;
    at: number;
    reason: string;
  }): Promise<boolean> {
    const { id, ...ended } = options;
    const record = this.#records.get(id);
    if (!record || record.ended || record.endsAt <= ended.at) return false;
    this.#records.set(id, { ...record, ended });
    return true;
  }

  async prune(before: number): Promise<void> {
    for (const record of [...this.#records.values()]) {
      if (endOf(record) < before) this.#records.delete(record.id);
    }
  }

  #select(scope: AgentScope): MaintenanceRecord[] {
    return [...this.#records.values()]
      .map(record => ({
        ...structuredClone(record),
        agentRefs: record.agentRefs.filter(ref => isInScope(ref, scope)),
      }))
      .filter(({ agentRefs }) => agentRefs.length > 0)
      .sort((a, b) => endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1));
  }
}
