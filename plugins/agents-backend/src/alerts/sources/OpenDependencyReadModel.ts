import type { Knex } from 'knex';
import { fromAlertRow } from '../store/alertRows';
import type { AlertTableRow } from '../store/alertRows';
import type { OpenDependency, OpenDependencySource } from './sources';

/** Asks the plugin's database for what alerts say of dependencies. */
export class OpenDependencyReadModel implements OpenDependencySource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): OpenDependencyReadModel {
    return new OpenDependencyReadModel(options.knex);
  }

  async listOpen(): Promise<OpenDependency[]> {
    const rows: Array<Pick<AlertTableRow, 'record'>> = await this.#knex(
      'alerts',
    )
      .where('kind', 'dependency')
      .whereIn('state', ['pending', 'open', 'acknowledged'])
      .orderBy('id')
      .select('record');
    return rows.flatMap(row => {
      const { condition, seenAt } = fromAlertRow(row);
      const { subjectRef, subjectTitle, environmentRef, agents } = condition;
      return environmentRef === undefined
        ? []
        : [
            {
              ...(subjectRef !== undefined && { ref: subjectRef }),
              title: subjectTitle,
              environmentRef,
              seenAt,
              agentRefs: agents.map(({ ref }) => ref),
            },
          ];
    });
  }
}
