import type { QueryTime } from '../client/PrometheusClient';
import { PrometheusError } from '../client/PrometheusError';
import { type Identity, nameOf } from '../planning/Shape';
import type { Question, QuestionGroup } from '../planning/planQuestions';
import type { QueryOutcome, QueryRound } from './QueryRound';
import { type Reading, readReadings } from './Reading';

/** Values shorter than this cannot be told from other text: nothing is told beside them. */
const TELLING_LENGTH = 3;

/** What is known of one instance: what was read of it by time, or why nothing was. */
export type InstanceAnswer =
  | { readings: Map<number, Reading>; remarks: string[] }
  | { problem: string };

/** Answers to all questions of one call. */
export class Answers {
  readonly #byGroup: Map<QuestionGroup, Map<string, InstanceAnswer>>;
  /** Faults of servers in full, for those who run them. */
  readonly faults: PrometheusError[];

  private constructor(
    byGroup: Map<QuestionGroup, Map<string, InstanceAnswer>>,
    faults: PrometheusError[],
  ) {
    this.#byGroup = byGroup;
    this.faults = faults;
  }

  /** Asks all groups, as many at a time as each server may be asked. */
  static async ask(
    groups: QuestionGroup[],
    time: QueryTime,
    round: QueryRound,
  ): Promise<Answers> {
    const faults = new Set<PrometheusError>();
    const byGroup = new Map<QuestionGroup, Map<string, InstanceAnswer>>();
    await Promise.all(
      groups.flatMap(group => {
        const answers = new Map<string, InstanceAnswer>();
        byGroup.set(group, answers);
        const { client, key, write } = group;
        return chunks(group).map(async identities => {
          const job = { client, key, write, time, identities };
          for (const outcome of await round.ask(job)) {
            for (const [name, answer] of sort(group, outcome)) {
              answers.set(name, answer);
            }
            if (outcome.result instanceof PrometheusError) {
              faults.add(outcome.result);
            }
          }
        });
      }),
    );
    return new Answers(byGroup, [...faults]);
  }

  /** What is known of an instance. */
  find({ place }: Question): InstanceAnswer {
    if ('problem' in place) return place;
    return (
      this.#byGroup.get(place.group)?.get(place.name) ?? {
        problem: 'Prometheus was not asked',
      }
    );
  }
}

function chunks({ client, shape, identities }: QuestionGroup): Identity[][] {
  const all = [...identities.values()];
  const size = shape.labels.length === 0 ? 1 : client.server.maximumInstances;
  const found: Identity[][] = [];
  for (let start = 0; start < all.length; start += size) {
    found.push(all.slice(start, start + size));
  }
  return found;
}

function sort(
  { shape }: QuestionGroup,
  { identities, result }: QueryOutcome,
): Array<[string, InstanceAnswer]> {
  if (result instanceof PrometheusError) {
    const { message, detail } = result;
    return identities.map(identity => [
      nameOf(identity),
      {
        problem:
          detail !== undefined && mayTell(detail, identity, identities)
            ? `${message}: ${detail}`
            : message,
      },
    ]);
  }
  const names = new Set(identities.map(nameOf));
  const readings = readReadings(shape, result, names);
  return identities.map(identity => {
    const name = nameOf(identity);
    const told = (texts: string[]) =>
      texts
        .filter(text => mayTell(text, identity, identities))
        .map(text => text.replace(/\s+/g, ' ').slice(0, 200));
    if (result.warnings.length > 0) {
      const [first] = told(result.warnings);
      return [
        name,
        {
          problem: `Prometheus warns that its answer may lack something${
            first ? `: ${first}` : ''
          }`,
        },
      ];
    }
    return [
      name,
      {
        readings: readings.get(name) ?? new Map<number, Reading>(),
        remarks: told(result.infos).slice(0, 3),
      },
    ];
  });
}

/** Whether what a server says names nobody but the one who is told. */
function mayTell(text: string, own: Identity, all: Identity[]): boolean {
  const ownValues = new Set(own.values);
  return !all.some(({ values }) =>
    values.some(
      value =>
        !ownValues.has(value) &&
        (value.length < TELLING_LENGTH || text.includes(value)),
    ),
  );
}
