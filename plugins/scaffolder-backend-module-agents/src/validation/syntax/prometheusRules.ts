import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { expressions, ruleFiles, rules } from '../reading/expressions';
import { at, entries, list, shown, text } from '../reading/plain';
import { readQuery } from '../reading/promql';

const id = 'prometheus-rules';
const duration = /^([0-9]+(ms|s|m|h|d|w|y))+$/;

/** The structure of rules, and the syntax of every query wherever it stands. */
export const prometheusRules = acrossFiles({
  id,
  title: 'Rules are well-formed and every query is PromQL',
  check(files) {
    const queries = expressions(files);
    return {
      findings: [
        ...files
          .matching(ruleFiles)
          .flatMap(file => groupFindings(files, file)),
        ...rules(files).flatMap(ruleFindings),
        ...queries.flatMap(({ file, line, where, query }) => {
          const { mistake } = readQuery(query);
          return mistake === undefined
            ? []
            : [
                {
                  rule: 'promql-syntax',
                  file,
                  line,
                  message: `${where} cannot be read as PromQL at ${shown(
                    mistake,
                  )}`,
                  fix: 'correct the brackets, operators or functions of the query',
                },
              ];
        }),
      ],
      looked: [
        ...queries.map(({ file }) => file),
        ...files.matching(ruleFiles),
      ],
    };
  },
});

function groupFindings(files: ParsedFiles, file: string): Finding[] {
  const names = new Set<string>();
  return files.yaml(file).flatMap(document => {
    const groups = list(at(document.value, 'groups'));
    if (groups.length === 0) {
      return [finding(file, 1, 'has no groups', 'add groups of rules')];
    }
    return groups.flatMap((group, index) => {
      const line = document.lineOf(['groups', index]);
      const name = text(at(group, 'name'));
      if (!name || names.has(name)) {
        return [
          finding(
            file,
            line,
            `group ${shown(name)} ${name ? 'stands twice' : 'has no name'}`,
            'give each group a name of its own',
          ),
        ];
      }
      names.add(name);
      return [];
    });
  });
}

function ruleFindings(rule: ReturnType<typeof rules>[number]): Finding[] {
  const { file, document, steps, value, alert, record } = rule;
  const line = document.lineOf(steps);
  const name = alert ?? record ?? 'a rule';
  const found: Finding[] = [];
  if ((alert === undefined) === (record === undefined)) {
    found.push(
      finding(
        file,
        line,
        `${name} is neither an alert nor a recording rule, or both`,
        'give it either alert or record',
      ),
    );
  }
  if (record && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(record)) {
    found.push(
      finding(
        file,
        line,
        `${shown(record)} is no name of a metric`,
        'use letters, digits, _ and :',
      ),
    );
  }
  for (const key of ['for', 'keep_firing_for']) {
    const time = at(value, key);
    if (time !== undefined && !duration.test(String(time))) {
      found.push(
        finding(
          file,
          document.lineOf([...steps, key]),
          `${key} of ${name} is ${shown(time)}, no duration`,
          'write one such as 5m',
        ),
      );
    }
  }
  if (alert && !text(at(value, 'labels', 'severity'))) {
    found.push(
      finding(
        file,
        line,
        `alert ${alert} has no severity`,
        'add labels.severity',
      ),
    );
  }
  for (const [key, label] of entries(at(value, 'labels'))) {
    if (typeof label !== 'string' || label === '') {
      found.push(
        finding(
          file,
          document.lineOf([...steps, 'labels', key]),
          `label ${key} of ${name} is ${shown(label)}`,
          'write a text, in quotes',
        ),
      );
    }
  }
  return found;
}

function finding(
  file: string,
  line: number,
  message: string,
  fix: string,
): Finding {
  return { rule: id, file, line, message, fix };
}
