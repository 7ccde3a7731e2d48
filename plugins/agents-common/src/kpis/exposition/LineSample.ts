import type { ExpositionSample } from './Exposition';

/** A sample as its line was read; the text of its series is put together when it is asked for. */
export class LineSample implements ExpositionSample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
  timestamp?: number;
  /** Its text where that tells it from all others of the metric; see `SeriesRegister`. */
  readonly key: string | undefined;

  constructor(line: {
    name: string;
    labels: ReadonlyMap<string, string>;
    value: number;
    key: string | undefined;
  }) {
    this.name = line.name;
    this.labels = line.labels;
    this.value = line.value;
    this.key = line.key;
  }

  get series(): string {
    return seriesOf(this.name, this.labels);
  }
}

function seriesOf(name: string, labels: ReadonlyMap<string, string>): string {
  if (labels.size === 0) return name;
  const pairs: string[] = [];
  for (const [label, value] of labels) pairs.push(`${label}=${quote(value)}`);
  return `${name}{${pairs.sort().join(',')}}`;
}

/** Quoted so that two series never have one key, whatever their labels hold. */
function quote(value: string): string {
  return value.includes('"') || value.includes('\\')
    ? JSON.stringify(value)
    : `"${value}"`;
}
