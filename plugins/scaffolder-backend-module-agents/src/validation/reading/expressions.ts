import type { ParsedFiles, Step, YamlDocument } from '../files';
import { ofKind } from '../kubernetes/KubernetesDocument';
import { at, list, parts, text } from './plain';

/** A PromQL query in a file of the service. */
export interface Expression {
  file: string;
  line?: number;
  /** Where it stands, for people. */
  where: string;
  /** With the variables of dashboards and templates filled in. */
  query: string;
}

/** A rule of Prometheus. */
export interface Rule {
  file: string;
  document: YamlDocument;
  steps: Step[];
  value: unknown;
  /** Name of the alert; undefined for a recording rule. */
  alert?: string;
  record?: string;
}

export const ruleFiles =
  /^observability\/prometheus\/(?!.*\.test\.ya?ml$).*\.ya?ml$/;
export const ruleTestFiles = /^observability\/prometheus\/.*\.test\.ya?ml$/;
export const dashboardFiles = /^observability\/grafana\/.*\.json$/;

/** All rules, of rule files and of PrometheusRule resources. */
export function rules(files: ParsedFiles): Rule[] {
  return files.derive('rules', () => [
    ...files
      .matching(ruleFiles)
      .flatMap(file =>
        files.yaml(file).flatMap(document => rulesOf(file, document, [])),
      ),
    ...ofKind(files, 'PrometheusRule').flatMap(({ file, document }) =>
      rulesOf(file, document, ['spec']),
    ),
  ]);
}

/** All queries of rules, dashboards and the analysis of rollouts. */
export function expressions(files: ParsedFiles): Expression[] {
  return files.derive('expressions', () => [
    ...rules(files).map(({ file, document, steps, value, alert, record }) => ({
      file,
      line: document.lineOf([...steps, 'expr']),
      where: alert ? `alert ${alert}` : `recording rule ${record}`,
      query: text(at(value, 'expr')) ?? '',
    })),
    ...files.matching(dashboardFiles).flatMap(file => ofDashboard(files, file)),
    ...ofKind(files, 'AnalysisTemplate', 'ClusterAnalysisTemplate').flatMap(
      ({ file, document, value, name }) =>
        list(at(value, 'spec', 'metrics')).map((metric, index) => {
          const steps = [
            'spec',
            'metrics',
            index,
            'provider',
            'prometheus',
            'query',
          ];
          return {
            file,
            line: document.lineOf(steps),
            where: `metric ${text(at(metric, 'name'))} of ${name}`,
            query: (text(at(value, ...steps)) ?? '').replace(
              /\{\{[^}]*\}\}/g,
              'x',
            ),
          };
        }),
    ),
  ]);
}

function rulesOf(file: string, document: YamlDocument, root: Step[]): Rule[] {
  return list(at(document.value, ...root, 'groups')).flatMap((group, index) =>
    list(at(group, 'rules')).map((value, position) => ({
      file,
      document,
      steps: [...root, 'groups', index, 'rules', position],
      value,
      alert: text(at(value, 'alert')),
      record: text(at(value, 'record')),
    })),
  );
}

function ofDashboard(files: ParsedFiles, file: string): Expression[] {
  const found: Expression[] = [];
  for (const { steps, value } of parts(files.json(file))) {
    if (steps.at(-1) === 'expr' && typeof value === 'string') {
      const line = files.lineOf(file, JSON.stringify(value).slice(0, -1));
      found.push({
        file,
        line,
        where: `query of ${steps.slice(0, -1).join('.')}`,
        query: withoutVariables(value),
      });
    }
  }
  return found;
}

/** Grafana puts its variables into a query before Prometheus sees it. */
function withoutVariables(query: string): string {
  return query
    .replace(/\[\s*\$\{?\w+\}?\s*\]/g, '[5m]')
    .replace(/\$\{?\w+(:\w+)?\}?/g, 'x');
}
