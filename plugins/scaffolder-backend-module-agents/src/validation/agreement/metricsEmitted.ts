import type { ServicePlan } from '../../plan';
import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { ofKind } from '../kubernetes/KubernetesDocument';
import { type Expression, expressions, rules } from '../reading/expressions';
import { at, list, text } from '../reading/plain';
import { readQuery } from '../reading/promql';
import { sourceWords } from '../reading/source';

const id = 'metrics-emitted';

/** Metrics of the runtime, the cluster and of Prometheus itself. */
const foreign =
  /^(up|ALERTS(_FOR_STATE)?|scrape_\w+|(process|nodejs|python|container|kube|kubelet|node|probe|nginx_ingress_controller|istio|otelcol|prometheus|alertmanager)_\w+)$/;

/** Labels that Prometheus and its targets add to every metric. */
const added = new Set(
  'le quantile job instance namespace pod container service endpoint node cluster environment image cpu version app __name__ alertname alertstate severity owner'.split(
    ' ',
  ),
);

/** Every metric that is asked for is emitted or recorded, with the labels asked for. */
export function metricsEmitted(plan: ServicePlan | undefined) {
  return acrossFiles({
    id,
    title: 'Every metric that is asked for is emitted, with its labels',
    check(files) {
      const asked = expressions(files);
      const scaled = scalingMetrics(files);
      return {
        looked: [...asked, ...scaled].map(({ file }) => file),
        findings: [
          ...asked.flatMap(expression => inExpression(files, expression, plan)),
          ...scaled
            .filter(({ query }) => !isKnown(files, query))
            .map(expression => unknownMetric(expression, expression.query)),
          ...notEmitted(files, plan),
        ],
      };
    },
  });
}

function inExpression(
  files: ParsedFiles,
  expression: Expression,
  plan: ServicePlan | undefined,
): Finding[] {
  const { selectors, groupings } = readQuery(expression.query);
  const own = selectors.filter(
    ({ metric }) => definedIn(files, metric).size > 0,
  );
  const unknown = selectors
    .filter(({ metric }) => metric !== '' && !isKnown(files, metric))
    .map(({ metric }) => unknownMetric(expression, metric));
  const labels = own.flatMap(({ metric, labels: used }) =>
    used
      .filter(label => !hasLabel(files, metric, label, plan))
      .map(label => unknownLabel(expression, metric, label)),
  );
  const isOwnOnly = selectors.length > 0 && own.length === selectors.length;
  const grouped = groupings
    .filter(() => isOwnOnly)
    .filter(
      label => !own.some(({ metric }) => hasLabel(files, metric, label, plan)),
    )
    .map(label => unknownLabel(expression, own[0].metric, label));
  return [...unknown, ...labels, ...grouped];
}

function isKnown(files: ParsedFiles, metric: string): boolean {
  return (
    foreign.test(metric) ||
    recorded(files).has(metric) ||
    definedIn(files, metric).size > 0
  );
}

function recorded(files: ParsedFiles): Set<string | undefined> {
  return files.derive(
    'recorded metrics',
    () => new Set(rules(files).map(({ record }) => record)),
  );
}

/** Files of the program that name a metric, or the histogram that it is a part of. */
function definedIn(files: ParsedFiles, metric: string): Set<string> {
  const words = sourceWords(files);
  return (
    words.get(metric) ??
    words.get(metric.replace(/_(bucket|sum|count)$/, '')) ??
    new Set()
  );
}

function hasLabel(
  files: ParsedFiles,
  metric: string,
  label: string,
  plan: ServicePlan | undefined,
): boolean {
  if (added.has(label)) {
    return true;
  }
  const base = metric.replace(/_(bucket|sum|count)$/, '');
  const planned = plan?.metrics.find(
    ({ name }) => name === metric || name === base,
  );
  const words = sourceWords(files).get(label);
  const emitted = [...definedIn(files, metric)].some(path => words?.has(path));
  return emitted && (!planned || planned.labels.includes(label));
}

function scalingMetrics(files: ParsedFiles): Expression[] {
  return ofKind(files, 'HorizontalPodAutoscaler').flatMap(
    ({ file, document, value, name }) =>
      list(at(value, 'spec', 'metrics')).flatMap((_metric, index) =>
        ['external', 'pods', 'object'].flatMap(type => {
          const steps = ['spec', 'metrics', index, type, 'metric', 'name'];
          const query = text(at(value, ...steps));
          return query
            ? [
                {
                  file,
                  line: document.lineOf(steps),
                  where: `autoscaler ${name}`,
                  query,
                },
              ]
            : [];
        }),
      ),
  );
}

/** Metrics of the plan that the program does not know. */
function notEmitted(
  files: ParsedFiles,
  plan: ServicePlan | undefined,
): Finding[] {
  const missing = (plan?.metrics ?? []).filter(
    ({ name }) =>
      sourceWords(files).size > 0 && definedIn(files, name).size === 0,
  );
  const file = [...sourceWords(files).values()][0]?.values().next().value;
  return missing.map(({ name }) => ({
    rule: id,
    file: file ?? 'src',
    message: `the program does not emit ${name}, which the plan promises`,
    fix: 'define the metric in the program',
  }));
}

function unknownMetric(
  { file, line, where }: Expression,
  metric: string,
): Finding {
  return {
    rule: id,
    file,
    line,
    message: `${where} asks for ${metric}, which the program does not emit and no rule records`,
    fix: 'correct the name, emit the metric, or record it by a rule',
  };
}

function unknownLabel(
  { file, line, where }: Expression,
  metric: string,
  label: string,
): Finding {
  return {
    rule: id,
    file,
    line,
    message: `${where} asks for the label ${label} of ${metric}, which does not have it`,
    fix: 'correct the name of the label, or add it where the program defines the metric',
  };
}
