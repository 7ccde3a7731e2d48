import { formatNumber } from './figures';
import type { Figure, Measured, ScenarioReport } from './model';
import type { Machine } from './machine';

const HEADINGS = [
  'figure',
  'variant',
  'measured',
  'floor or peer',
  'ratio',
  'target',
  'holds',
];

/** A report as Markdown that reads well on a terminal too. */
export function toMarkdown(report: ScenarioReport): string {
  const lines = [`## ${report.name}: ${report.title}`, ''];
  for (const line of report.method) lines.push(`- ${line}`);
  lines.push(`- Run at ${report.measuredAt} by \`${report.command}\`.`);
  if (report.load) {
    const { before, after } = report.load;
    lines.push(
      `- Load average of the machine: ${formatNumber(
        before,
      )} before, ${formatNumber(
        after,
      )} after. Above the number of its processors, times say more about other work.`,
    );
  }
  lines.push('');
  if (report.figures.length > 0) {
    lines.push(...toTable(report.figures.map(toCells)), '');
  }
  const notes = report.figures.filter(({ note }) => note);
  for (const { name, variant, note } of notes) {
    lines.push(`- ${[name, variant].filter(Boolean).join(', ')}: ${note}`);
  }
  if (notes.length > 0) lines.push('');
  for (const reason of report.skipped) lines.push(`**Skipped:** ${reason}`, '');
  if (report.error) lines.push(`**Failed:** ${report.error}`, '');
  return lines.join('\n');
}

/** All reports in one document. */
export function toDocument(
  machine: Machine,
  reports: ScenarioReport[],
): string {
  return [
    '# Baseline',
    '',
    'Written by `yarn bench`; what the figures mean is in README.md. Each is set against a floor or a',
    'peer that was measured in the same run, in turns with it: the ratio is what counts, as the times',
    'depend on the machine and on what else it does.',
    '',
    `Machine: ${machine.processors} × ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}. Node.js ${machine.node}.`,
    '',
    ...reports.map(toMarkdown),
  ].join('\n');
}

function toCells(figure: Figure): string[] {
  return [
    figure.name,
    figure.variant ?? '',
    describe(figure.measured),
    figure.against ? describe(figure.against) : '',
    figure.ratio === undefined ? '' : formatNumber(figure.ratio),
    figure.target ?? '',
    verdict(figure.holds),
  ];
}

function verdict(holds: boolean | undefined): string {
  if (holds === undefined) return '–';
  return holds ? 'yes' : 'NO';
}

function describe({ what, value, unit, series }: Measured): string {
  const text = `${what}: ${formatNumber(value)} ${unit}`;
  if (!series) return text;
  const { samples, minimum, median, p95 } = series;
  return `${text} (n ${samples}; min ${formatNumber(
    minimum,
  )}, median ${formatNumber(median)}, p95 ${formatNumber(p95)} ms)`;
}

function toTable(rows: string[][]): string[] {
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map(row => row[column].length)),
  );
  const toLine = (cells: string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    toLine(HEADINGS),
    toLine(widths.map(width => '-'.repeat(width))),
    ...rows.map(toLine),
  ];
}
