import type { KpiDefinition } from '@agent-portal/plugin-agents-common';
import type { KpiMeasureRequest } from '@agent-portal/plugin-agents-node';
import { InputError } from '@backstage/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { Matcher } from '../promql/Matcher';
import { readSelector } from '../promql/readSelector';
import { chooseServer } from './chooseServer';
import { type Part, writeQuery } from './Part';
import { scrapeParts } from './scrapeParts';
import { type Identity, nameOf, type Shape, shapeOf, unite } from './Shape';
import { templateParts } from './templateParts';

/** One instance that a KPI is measured on. */
export interface Question {
  request: KpiMeasureRequest;
  environmentRef: string;
  /** The group whose answer it is in, and its name there; or why there is none. */
  place: { group: QuestionGroup; name: string } | { problem: string };
}

/** Instances that one query asks about. */
export interface QuestionGroup {
  /** The same for the same question about others, on the same server. */
  key: string;
  client: PrometheusClient;
  shape: Shape;
  windowMs: number;
  identities: Map<string, Identity>;
  write(identities: Identity[]): string;
}

/** What is asked of a KPI, whoever it is asked about. */
interface KpiPlan {
  parts: Part[];
  isGroupable: boolean;
}

/**
 * Sorts instances into groups that one query answers for: those on one server, of the same KPI, whose
 * selectors have the same shape.
 *
 * @param options - `spanMs` takes the place of the KPIs' own windows, as far as the server has
 *   samples that often.
 */
export function planQuestions(
  requests: KpiMeasureRequest[],
  clients: PrometheusClient[],
  options: { spanMs?: number } = {},
): { questions: Question[]; groups: QuestionGroup[] } {
  const groups = new Map<string, QuestionGroup>();
  const plans = new Map<string, KpiPlan | { problem: string }>();
  const selectors = new Map<string, Matcher[] | { problem: string }>();
  const questions = requests.flatMap(request => {
    const { definition } = request;
    const sourceKey = JSON.stringify(definition.source);
    const plan = remember(plans, sourceKey, () => planKpi(definition));
    return request.environments.map((environment): Question => {
      const { ref: environmentRef, prometheusSelector: text } = environment;
      const ask = (): Question['place'] => {
        if ('problem' in plan) return plan;
        if (text === undefined) {
          return {
            problem:
              'the instance names no selector of its series; set metrics.prometheus.selector',
          };
        }
        const matchers = remember(selectors, text, () => readSelector(text));
        if ('problem' in matchers) return matchers;
        const client = chooseServer(clients, {
          environmentRef,
          server: environment.prometheusServer,
        });
        const { shape, identity } = shapeOf(matchers, plan.isGroupable);
        const windowMs = windowOf(client, request, options);
        const key = `${sourceKey} ${windowMs}\n${shape.key}`;
        const name = nameOf(identity);
        const group = groupOf(groups, {
          key,
          client,
          shape,
          plan: {
            ...plan,
            parts: plan.parts.filter(
              ({ role }) => options.spanMs === undefined || role !== 'newest',
            ),
          },
          windowMs,
        });
        group.identities.set(name, identity);
        return { group, name };
      };
      return { request, environmentRef, place: orProblem(ask) };
    });
  });
  return { questions, groups: [...groups.values()] };
}

/** An increase takes two samples at least, one of which may fail. */
const SAMPLES_OF_A_SPAN = 4;

function windowOf(
  { server }: PrometheusClient,
  request: KpiMeasureRequest,
  { spanMs }: { spanMs?: number },
): number {
  return spanMs === undefined
    ? request.windowMs
    : Math.max(spanMs, SAMPLES_OF_A_SPAN * server.scrapeIntervalMs);
}

function planKpi({ source }: KpiDefinition): KpiPlan {
  switch (source.type) {
    case 'scrape':
      return { parts: scrapeParts(source), isGroupable: true };
    case 'prometheus':
      return templateParts(source);
    default:
      throw new InputError(
        `a KPI of type ${source.type} is not measured with Prometheus`,
      );
  }
}

function groupOf(
  groups: Map<string, QuestionGroup>,
  one: {
    key: string;
    client: PrometheusClient;
    shape: Shape;
    plan: KpiPlan;
    windowMs: number;
  },
): QuestionGroup {
  const { key, client, shape, plan, windowMs } = one;
  const name = `${client.server.name}\n${key}`;
  const known = groups.get(name);
  if (known) return known;
  const group: QuestionGroup = {
    key,
    client,
    shape,
    windowMs,
    identities: new Map(),
    write: identities =>
      writeQuery(plan.parts, {
        matchers: unite(shape, identities),
        labels: shape.labels,
        windowMs,
      }),
  };
  groups.set(name, group);
  return group;
}

function remember<T>(
  known: Map<string, T | { problem: string }>,
  key: string,
  read: () => T,
): T | { problem: string } {
  const found = known.get(key);
  if (found !== undefined) return found;
  const created = orProblem(read);
  known.set(key, created);
  return created;
}

/** What is wrong with an entity or the configuration is no fault of this program. */
function orProblem<T>(read: () => T): T | { problem: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    throw error;
  }
}
