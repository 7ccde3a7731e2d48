import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { ruleFiles, ruleTestFiles } from '../reading/expressions';
import type { Validator } from '../Validator';
import { hasTool, runTool } from './runTool';

const tool = 'promtool';

/** Rules as Prometheus itself reads them. */
export const promtoolRules = promtool({
  id: 'promtool-rules',
  title: 'promtool accepts the rules',
  args: ['check', 'rules'],
  subjects: ruleFiles,
});

/** The tests of the rules. */
export const promtoolTests = promtool({
  id: 'promtool-tests',
  title: 'The tests of the rules pass',
  args: ['test', 'rules'],
  subjects: ruleTestFiles,
});

function promtool(options: {
  id: string;
  title: string;
  args: string[];
  subjects: RegExp;
}): Validator {
  const { id, title, args, subjects } = options;
  return {
    id,
    title,
    async check(files) {
      const paths = files.matching(subjects);
      if (!hasTool(tool)) {
        return { skipped: `${tool} is not installed on this machine` };
      }
      if (paths.length === 0) {
        return { findings: [], files: 0 };
      }
      const elsewhere = files
        .matching(ruleTestFiles)
        .filter(path => readsElsewhere(files.text(path)));
      if (elsewhere.length > 0) {
        return { findings: elsewhere.map(outside), files: paths.length };
      }
      const { ok, output } = await runTool({
        tool,
        args: [...args, ...paths.map(path => `./${basename(path)}`)],
        files: allRuleFiles(files),
      });
      return {
        findings: ok ? [] : findings(id, paths, output),
        files: paths.length,
      };
    },
  };
}

/** Whether a test names rules by a path that leads out of its folder. */
function readsElsewhere(text: string): boolean {
  const { rule_files: names } = (parse(text) ?? {}) as {
    rule_files?: unknown;
  };
  return (
    !Array.isArray(names) ||
    names.some(name => typeof name !== 'string' || !/^\w[\w.-]*$/.test(name))
  );
}

function outside(file: string): Finding {
  return {
    rule: 'promtool-tests',
    file,
    message: 'rule_files has to be a list of names of files in the same folder',
    fix: 'name the rules without a path',
  };
}

function allRuleFiles(files: ParsedFiles): Record<string, string> {
  return Object.fromEntries(
    files
      .matching(/^observability\/prometheus\/[^/]+\.ya?ml$/)
      .map(path => [basename(path), files.text(path)]),
  );
}

function findings(id: string, paths: string[], output: string): Finding[] {
  const said = output
    .split('\n')
    .map(line => line.trim())
    .filter(
      line =>
        line !== '' &&
        !/^(Checking|Unit Testing:|SUCCESS|FAILED:?$)/.test(line),
    )
    .join(' ')
    .slice(0, 600);
  const line = /(?:^|\s|:)(\d+):\d+:/.exec(said)?.[1];
  return [
    {
      rule: id,
      file: paths.find(path => said.includes(basename(path))) ?? paths[0],
      ...(line ? { line: Number(line) } : {}),
      message: `${tool} says: ${said}`,
      fix: 'correct the rule or its test',
    },
  ];
}
