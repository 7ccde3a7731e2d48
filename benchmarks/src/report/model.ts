import type { Engine } from '../portal/engines';
import type { Series } from '../measure/statistics';

/** Something that was measured. */
export interface Measured {
  /** What was measured, in words. */
  what: string;
  value: number;
  /** For display, e.g. `ms`, `requests/s`, `bytes`. */
  unit: string;
  /** The measurements that the value comes from. */
  series?: Series;
}

/** One figure of a benchmark, set against its floor or peer. */
export interface Figure {
  name: string;
  /** Database engine, or another way in which the figure was measured. */
  variant?: string;
  measured: Measured;
  /** The floor or peer, measured in the same run. */
  against?: Measured;
  /** `measured` divided by `against`. */
  ratio?: number;
  /** In words; absent when the figure is there to be known and not to be judged. */
  target?: string;
  holds?: boolean;
  note?: string;
}

/** What a benchmark found. */
export interface ScenarioReport {
  name: string;
  title: string;
  /** How it was measured: sizes, rounds, what was left out. */
  method: string[];
  figures: Figure[];
  /** Parts that could not run, each with the reason. */
  skipped: string[];
  /** Why the benchmark ended early. */
  error?: string;
  measuredAt: string;
  /** What waited for a processor on average over the last five minutes, before and after. */
  load?: { before: number; after: number };
  command: string;
}

/** A benchmark. */
export interface Scenario {
  name: string;
  title: string;
  /** Benchmarks of one group share a process and what they prepare. */
  group?: string;
  /** Left out unless it is named. */
  onlyByName?: boolean;
  run(options: ScenarioOptions): Promise<ScenarioFindings>;
}

/** How a benchmark is to be run. */
export interface ScenarioOptions {
  /** The full size where that takes long. */
  full: boolean;
  /** The database engines to measure on. */
  engines: Engine[];
  /** Says what is under way. */
  progress: (text: string) => void;
}

/** What a benchmark itself says. */
export type ScenarioFindings = Pick<
  ScenarioReport,
  'method' | 'figures' | 'skipped'
>;
