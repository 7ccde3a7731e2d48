import type {
  KpiMeasurement,
  KpiPoint,
} from '@agent-portal/plugin-agents-common';
import type {
  KpiCourseOptions,
  KpiMeasureOptions,
  KpiMeasureRequest,
  KpiSource,
} from '@agent-portal/plugin-agents-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { PrometheusError } from '../client/PrometheusError';
import { planQuestions, type Question } from '../planning/planQuestions';
import { Answers } from './Answers';
import { Breaker } from './Breaker';
import { measureReadings } from './measureReadings';
import { QueryRound } from './QueryRound';
import type { Reading } from './Reading';

/** What {@link PrometheusKpiSource} works with. */
export interface PrometheusKpiSourceOptions {
  clients: PrometheusClient[];
  logger: Pick<LoggerService, 'warn'>;
  now: () => number;
}

/**
 * Measures KPIs with Prometheus servers. One KPI over all agents is one query, as long as their
 * selectors have the same shape; a server that does not answer leaves the KPIs of its own instances
 * unknown and those of no others.
 */
export class PrometheusKpiSource implements KpiSource {
  readonly type = 'prometheus';
  readonly #options: PrometheusKpiSourceOptions;
  readonly #breaker: Breaker;
  #told = '';

  private constructor(options: PrometheusKpiSourceOptions) {
    this.#options = options;
    this.#breaker = Breaker.create(options);
  }

  static create(options: PrometheusKpiSourceOptions): PrometheusKpiSource {
    return new PrometheusKpiSource(options);
  }

  async measure(
    requests: KpiMeasureRequest[],
    { now, signal }: KpiMeasureOptions,
  ): Promise<KpiMeasurement[]> {
    const { clients } = this.#options;
    const { questions, groups } = planQuestions(requests, clients);
    const round = QueryRound.create({ breaker: this.#breaker, signal });
    const answers = await Answers.ask(groups, { at: now }, round);
    this.#tell(answers.faults);
    const byRequest = groupByRequest(questions);
    return requests.map(request =>
      measureRequest(request, byRequest.get(request) ?? [], answers),
    );
  }

  async course(
    requests: KpiMeasureRequest[],
    { since, until, spanMs, signal }: KpiCourseOptions,
  ): Promise<KpiPoint[][]> {
    const { clients } = this.#options;
    const { questions, groups } = planQuestions(requests, clients, {
      spanMs,
    });
    const round = QueryRound.create({ breaker: this.#breaker, signal });
    const answers = await Answers.ask(
      groups,
      { start: since + spanMs, end: until, stepMs: spanMs },
      round,
    );
    this.#tell(answers.faults);
    const byRequest = groupByRequest(questions);
    return requests.map(request =>
      listPoints(request, byRequest.get(request) ?? [], { answers, spanMs }),
    );
  }

  /** Says what servers say, once as long as it stays the same. */
  #tell(faults: PrometheusError[]): void {
    const lines = faults.map(({ message, detail }) =>
      detail === undefined ? message : `${message}: ${detail}`,
    );
    const text = [...new Set(lines)].sort().slice(0, 5).join('; ');
    if (text !== '' && text !== this.#told) this.#options.logger.warn(text);
    this.#told = text;
  }
}

function groupByRequest(
  questions: Question[],
): Map<KpiMeasureRequest, Question[]> {
  const groups = new Map<KpiMeasureRequest, Question[]>();
  for (const question of questions) {
    const group = groups.get(question.request);
    if (group) group.push(question);
    else groups.set(question.request, [question]);
  }
  return groups;
}

function measureRequest(
  { definition }: KpiMeasureRequest,
  questions: Question[],
  answers: Answers,
): KpiMeasurement {
  if (questions.length === 0) {
    return { samples: 0, problem: 'it has no instance to be measured on' };
  }
  const isOnly = questions.length === 1;
  const say = ({ environmentRef }: Question, problem: string) =>
    isOnly ? problem : `${environmentRef}: ${problem}`;
  const readings: Array<Reading | undefined> = [];
  const remarks = new Set<string>();
  for (const question of questions) {
    const answer = answers.find(question);
    if ('problem' in answer) {
      return { samples: 0, problem: say(question, answer.problem) };
    }
    for (const remark of answer.remarks) remarks.add(remark);
    // An instant query is answered at its one time, whatever the server calls that.
    readings.push([...answer.readings.values()][0]);
  }
  const measurement = measureReadings(definition, readings);
  const silent = questions.find((_, index) => readings[index] === undefined);
  return {
    ...measurement,
    ...(remarks.size > 0 && { remark: [...remarks].join('; ') }),
    ...(silent && {
      problem: say(
        silent,
        'Prometheus has no series for its selector within the window',
      ),
    }),
  };
}

function listPoints(
  { definition }: KpiMeasureRequest,
  questions: Question[],
  { answers, spanMs }: { answers: Answers; spanMs: number },
): KpiPoint[] {
  const found = questions.map(question => answers.find(question));
  const byTime = new Map<number, Array<Reading | undefined>>();
  for (const [index, answer] of found.entries()) {
    if ('problem' in answer) return [];
    for (const [at, reading] of answer.readings) {
      const readings = byTime.get(at) ?? questions.map(() => undefined);
      readings[index] = reading;
      byTime.set(at, readings);
    }
  }
  // Where samples are rare a span is measured over more than itself, and counts its share of that.
  const windows = questions.flatMap(({ place }) =>
    'group' in place ? [place.group.windowMs] : [],
  );
  const share = spanMs / Math.max(spanMs, ...windows);
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, readings]) => {
      const { value, samples } = measureReadings(definition, readings);
      return value === undefined
        ? []
        : [
            {
              at: new Date(at - spanMs).toISOString(),
              value,
              samples: samples * share,
            },
          ];
    });
}
