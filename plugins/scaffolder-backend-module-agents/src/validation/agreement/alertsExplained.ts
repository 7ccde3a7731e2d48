import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { ruleTestFiles, rules } from '../reading/expressions';
import { at, list, text } from '../reading/plain';

const id = 'alerts-explained';
const runbook = 'docs/runbook.md';

/** Every alert tells what to do, and is tested to fire and to be silent. */
export const alertsExplained = acrossFiles({
  id,
  title: 'Every alert has a runbook and tests that fire and do not',
  check(files) {
    const alerts = rules(files).filter(({ alert }) => alert !== undefined);
    const anchors = headings(files.text(runbook));
    const tested = tests(files);
    const findings = alerts.flatMap(
      ({ file, document, steps, value, alert = '' }) => {
        const found: Finding[] = [];
        function add(message: string, fix: string, key?: string) {
          const line = document.lineOf(
            key ? [...steps, 'annotations', key] : steps,
          );
          found.push({ rule: id, file, line, message, fix });
        }
        const url = text(at(value, 'annotations', 'runbook_url')) ?? '';
        const anchor = /docs\/runbook\.md#([\w-]+)$/.exec(url)?.[1];
        if (!anchor) {
          add(
            `alert ${alert} names no section of ${runbook} (got ${JSON.stringify(
              url,
            )})`,
            'add annotations.runbook_url that ends in docs/runbook.md#section',
            'runbook_url',
          );
        } else if (!anchors.has(anchor)) {
          add(
            `alert ${alert} leads to #${anchor}, which ${runbook} does not have`,
            `add a heading whose anchor is ${anchor} there, or correct the address`,
            'runbook_url',
          );
        }
        if (!tested.get(alert)?.has('fires')) {
          add(
            `alert ${alert} has no test in which it fires`,
            'add an alert_rule_test with exp_alerts',
          );
        }
        if (!tested.get(alert)?.has('silent')) {
          add(
            `alert ${alert} has no test in which it is silent`,
            'add an alert_rule_test with empty exp_alerts',
          );
        }
        return found;
      },
    );
    const names = alerts.map(({ alert }) => alert);
    const strays = [...tested.keys()].filter(name => !names.includes(name));
    const [testFile] = files.matching(ruleTestFiles);
    return {
      looked: [
        ...alerts.map(({ file }) => file),
        ...files.matching(ruleTestFiles),
      ],
      findings: [
        ...findings,
        ...strays.map(name => ({
          rule: id,
          file: testFile,
          line: files.lineOf(testFile, name),
          message: `a test expects the alert ${name}, which no rule raises`,
          fix: 'correct the name or remove the test',
        })),
      ],
    };
  },
});

/** Anchors of headings, as Markdown readers make them. */
function headings(markdown: string): Set<string> {
  const explicit = [...markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(
    match => match[1],
  );
  const made = [...markdown.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(match =>
    match[1]
      .toLocaleLowerCase('en-US')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  return new Set([...explicit, ...made]);
}

function tests(files: ParsedFiles): Map<string, Set<'fires' | 'silent'>> {
  const found = new Map<string, Set<'fires' | 'silent'>>();
  const all = files
    .matching(ruleTestFiles)
    .flatMap(file => files.yaml(file))
    .flatMap(({ value }) => list(at(value, 'tests')))
    .flatMap(test => list(at(test, 'alert_rule_test')));
  for (const test of all) {
    const name = text(at(test, 'alertname')) ?? '';
    const fires = list(at(test, 'exp_alerts')).length > 0;
    found.set(
      name,
      (found.get(name) ?? new Set()).add(fires ? 'fires' : 'silent'),
    );
  }
  return found;
}
