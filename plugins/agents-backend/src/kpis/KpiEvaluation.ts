import { setImmediate } from 'node:timers/promises';
import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type { AgentStore, Policies } from '../catalog/AgentStore';
import type { ChangeReporter } from '../changes/ChangeReporter';
import { chunksOf } from '../database/upsertRows';
import { listKpiTasks } from './listKpiTasks';
import { measureTasks, type SourcePass } from './measureTasks';
import { settleStates } from './settleStates';
import type { KpiStateStore } from './states/KpiStateStore';

/** Agents that are judged and saved together. */
const BATCH = 500;

/** What {@link KpiEvaluation} works with. */
export interface KpiEvaluationOptions {
  agents: AgentStore;
  states: KpiStateStore;
  /** Built-in sources and those of modules; the first of a type measures it. */
  sources: KpiSource[];
  /** How long a source may take for a batch of agents, ms. */
  sourceTimeoutMs: number;
  now: () => number;
  /** Told which agents have a KPI with another verdict. */
  onChange: ChangeReporter;
}

/** What an evaluation came to. */
export interface KpiEvaluationSummary {
  /** KPIs that were judged. */
  evaluated: number;
  /** KPIs with another verdict than before. */
  changed: number;
}

/** Judges every KPI of every agent, and notes what changed. */
export class KpiEvaluation {
  readonly #options: KpiEvaluationOptions;

  private constructor(options: KpiEvaluationOptions) {
    this.#options = options;
  }

  static create(options: KpiEvaluationOptions): KpiEvaluation {
    return new KpiEvaluation(options);
  }

  /**
   * Judges all KPIs once, a batch of agents at a time so that others get their turn in between. A
   * source that fails or does not answer in time leaves its own KPIs unknown, and those of the
   * others are saved.
   *
   * @throws AggregateError after the verdicts are saved, when a source failed.
   */
  async run(
    options: { signal?: AbortSignal } = {},
  ): Promise<KpiEvaluationSummary> {
    const { agents, states } = this.#options;
    const { signal } = options;
    const policies = await agents.listPolicies();
    const refs = [...(await agents.listAgentEtags()).keys()];
    const present = new Set(refs);
    const gone = (await states.listAgentRefs()).filter(
      ref => !present.has(ref),
    );
    const errors: Error[] = [];
    const pass: SourcePass = {
      sources: this.#options.sources,
      timeoutMs: this.#options.sourceTimeoutMs,
      signal,
      errors,
      silent: new Set(),
    };
    const summary: KpiEvaluationSummary = { evaluated: 0, changed: 0 };
    for (const batch of chunksOf([...refs, ...gone], BATCH)) {
      signal?.throwIfAborted();
      const { evaluated, changed } = await this.#judge(batch, policies, pass);
      summary.evaluated += evaluated;
      summary.changed += changed;
      await setImmediate();
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Some KPIs could not be measured: ${errors[0].message}`,
      );
    }
    return summary;
  }

  async #judge(
    refs: string[],
    policies: Policies,
    pass: SourcePass,
  ): Promise<KpiEvaluationSummary> {
    const { agents, states, now, onChange } = this.#options;
    const time = now();
    const tasks = listKpiTasks({
      agents: await agents.listAgents(refs),
      instances: await agents.listInstances(refs),
      policies,
    });
    const measured = await measureTasks(tasks, time, pass);
    const { touched, changed } = await states.update(refs, stored =>
      settleStates({ tasks, measured, stored, now: time }),
    );
    if (touched.length > 0) onChange(touched);
    pass.signal?.throwIfAborted();
    return { evaluated: measured.size, changed };
  }
}
