import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { FleetRecord } from '../../fleet/model';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

const SOURCE = { title: 'Agent Portal' };

/** Where rows of the fleet are read. */
export interface FleetRecords {
  getRecords(refs: string[]): Promise<Map<string, FleetRecord>>;
}

/** Knows what the fleet says about agents. */
export class FleetFactProvider implements BuiltInFactProvider {
  readonly id = 'fleet';
  readonly title = 'the fleet';
  readonly #fleet: FleetRecords;

  private constructor(fleet: FleetRecords) {
    this.#fleet = fleet;
  }

  static create(options: { fleet: FleetRecords }): FleetFactProvider {
    return new FleetFactProvider(options.fleet);
  }

  covers(factId: string): boolean {
    return ['phase', 'wave', 'health.status'].includes(factId);
  }

  async collect({
    agentRefs,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const records = await this.#fleet.getRecords(agentRefs);
    return new Map([...records].map(([ref, { row }]) => [ref, factsOf(row)]));
  }
}

function factsOf(row: FleetRecord['row']): Map<string, Fact> {
  return new Map<string, Fact>([
    ['phase', observed(row.phase)],
    ['wave', observed(row.wave?.id.split('#')[1] ?? '')],
    [
      'health.status',
      row.health === 'unknown'
        ? { missing: row.healthReason ?? 'it was not measured yet' }
        : observed(row.health),
    ],
  ]);
}

function observed(value: string): Fact {
  return { value, provenance: 'observed', source: SOURCE };
}
