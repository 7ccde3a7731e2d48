import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { KpiSample } from '../../kpis';
import type { DeclaredFact } from '../scorecards/ScorecardRegister';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

/** Where pushed figures are looked up. */
export interface SampleSource {
  /** The newest of each kind. */
  listNewest(agentRefs: string[]): Promise<KpiSample[]>;
}

/** Knows the figures that jobs pushed for facts that scorecards declare. */
export class PushedFactProvider implements BuiltInFactProvider {
  readonly id = 'pushed';
  readonly title = 'the store of pushed figures';
  readonly #samples: SampleSource;
  readonly #declared: () => Promise<DeclaredFact[]>;
  #ids: ReadonlySet<string> = new Set();

  private constructor(
    samples: SampleSource,
    declared: () => Promise<DeclaredFact[]>,
  ) {
    this.#samples = samples;
    this.#declared = declared;
  }

  static create(options: {
    samples: SampleSource;
    declared: () => Promise<DeclaredFact[]>;
  }): PushedFactProvider {
    return new PushedFactProvider(options.samples, options.declared);
  }

  /** Which ids are pushed is said by the scorecards alone. */
  covers(factId: string): boolean {
    return this.#ids.has(factId);
  }

  async collect({
    agentRefs,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const ids = (await this.#declared()).flatMap(fact =>
      fact.type === 'pushed' ? fact.id : [],
    );
    this.#ids = new Set(ids);
    const facts = new Map(
      agentRefs.map(ref => [
        ref,
        new Map<string, Fact>(
          ids.map(id => [id, { missing: 'no job has sent a figure' }]),
        ),
      ]),
    );
    if (ids.length === 0) return facts;
    for (const sample of await this.#samples.listNewest(agentRefs)) {
      const known = facts.get(sample.agentRef);
      if (known?.has(sample.kpiId)) known.set(sample.kpiId, toFact(sample));
    }
    return facts;
  }
}

function toFact(sample: KpiSample): Fact {
  return {
    value: sample.value,
    at: sample.at,
    provenance: 'pushed',
    source: {
      title: sample.source,
      ...(sample.sourceUrl !== undefined && { url: sample.sourceUrl }),
    },
  };
}
