import type { Knex } from 'knex';
import type { PlanRun, PlanRunStore } from './PlanRunStore';

interface PlanRunRow {
  plan_ref: string;
  /** SQLite keeps 0 and 1. */
  running: boolean | number;
  by: string;
  at: number;
  reason: string | null;
}

/** Keeps which plans run in the plugin's database. */
export class DatabasePlanRunStore implements PlanRunStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabasePlanRunStore {
    return new DatabasePlanRunStore(options.knex);
  }

  async list(): Promise<Map<string, PlanRun>> {
    const rows: PlanRunRow[] = await this.#knex('rollout_plan_runs').orderBy(
      'plan_ref',
    );
    return new Map(
      rows.map(row => [
        row.plan_ref,
        {
          planRef: row.plan_ref,
          running: Boolean(row.running),
          changedBy: row.by,
          changedAt: row.at,
          ...(row.reason !== null && { reason: row.reason }),
        },
      ]),
    );
  }

  async set(run: PlanRun): Promise<void> {
    await this.#knex('rollout_plan_runs')
      .insert({
        plan_ref: run.planRef,
        running: run.running,
        by: run.changedBy,
        at: run.changedAt,
        reason: run.reason ?? null,
      })
      .onConflict('plan_ref')
      .merge();
  }
}
