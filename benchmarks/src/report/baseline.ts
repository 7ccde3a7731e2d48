import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeMachine, type Machine } from './machine';
import type { ScenarioReport } from './model';
import { toDocument } from './toMarkdown';

const PACKAGE = '@agent-portal/benchmarks';
const JSON_FILE = resolvePackagePath(PACKAGE, 'baseline.json');
const MARKDOWN_FILE = resolvePackagePath(PACKAGE, 'baseline.md');

interface Baseline {
  machine: Machine;
  reports: ScenarioReport[];
}

/** Writes the baseline; benchmarks that did not run now keep what they said on this machine. */
export async function writeBaseline(options: {
  reports: ScenarioReport[];
  /** Names of all benchmarks, in the order in which they are written. */
  order: string[];
}): Promise<void> {
  const { order } = options;
  const machine = describeMachine();
  const reports = new Map(
    (await readKept(machine)).map(report => [report.name, report]),
  );
  for (const report of options.reports) reports.set(report.name, report);
  const baseline: Baseline = {
    machine,
    reports: [...reports.values()].sort(
      (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
    ),
  };
  await writeFile(JSON_FILE, `${JSON.stringify(baseline, undefined, 2)}\n`);
  await writeFile(MARKDOWN_FILE, toDocument(machine, baseline.reports));
}

/** Figures from another machine or Node.js are not kept beside those from this one. */
async function readKept(machine: Machine): Promise<ScenarioReport[]> {
  if (!existsSync(JSON_FILE)) return [];
  const baseline: Baseline = JSON.parse(await readFile(JSON_FILE, 'utf8'));
  const isSame = JSON.stringify(baseline.machine) === JSON.stringify(machine);
  return isSame ? baseline.reports : [];
}
