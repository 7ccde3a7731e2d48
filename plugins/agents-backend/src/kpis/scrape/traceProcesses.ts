import type { ExpositionSample } from '@agent-portal/plugin-agents-common';

/** When the process that answers was started, in s since 1970, as client libraries of Prometheus say. */
const START_TIME = 'process_start_time_seconds';
/** What OpenTelemetry says of the process that answers. */
const TARGET_INFO = 'target_info';
const INSTANCE_LABEL = 'service_instance_id';

/** Metrics that tell processes apart. */
export const PROCESS_METRICS = [START_TIME, TARGET_INFO];

/** How long counters are not believed after several processes were seen, in ms. */
export const SEVERAL_WINDOW_MS = 30 * 60_000;

/** Start times that are worked out anew with each page differ by less, in s. */
const SAME_START_S = 2;
const MAXIMUM_IDS = 8;

/** What is known of the processes that answer at one address. Times in ms since 1970. */
export interface ProcessTrace {
  /** Ids of the last ones, the present one last. */
  ids: string[];
  /** Of the present one, s since 1970. */
  startedAt?: number;
  /** When counters fell for no known reason. */
  falls: number[];
  /** When it was last seen that there are several. */
  severalAt?: number;
}

/**
 * Follows which process answers. Several are seen when a former one answers again, or when counters
 * fall a second time within {@link SEVERAL_WINDOW_MS} though no process was started.
 */
export function traceProcesses(
  before: ProcessTrace | undefined,
  page: { at: number; samples: ExpositionSample[]; fell: boolean },
): ProcessTrace {
  const { at, samples, fell } = page;
  const startedAt = readStart(samples);
  const id = readId(samples);
  const known = before?.ids ?? [];
  const last = known.at(-1);
  const later =
    startedAt === undefined || before?.startedAt === undefined
      ? 0
      : startedAt - before.startedAt;
  const isRestarted = later > SAME_START_S;
  const recent = (before?.falls ?? []).filter(
    time => at - time <= SEVERAL_WINDOW_MS,
  );
  const falls = fell && !isRestarted ? [...recent, at].slice(-2) : recent;
  const isSeveral =
    later < -SAME_START_S ||
    (id !== undefined && id !== last && known.includes(id)) ||
    (falls.length > 1 && falls.includes(at));
  const severalAt = isSeveral ? at : before?.severalAt;
  return {
    ids:
      id === undefined
        ? known
        : [...known.filter(one => one !== id), id].slice(-MAXIMUM_IDS),
    ...(startedAt !== undefined && { startedAt }),
    falls,
    ...(severalAt !== undefined && { severalAt }),
  };
}

/** Whether what was counted since a time may stem from several processes. */
export function hadSeveral(
  { severalAt }: Pick<ProcessTrace, 'severalAt'>,
  options: { since: number },
): boolean {
  return (
    severalAt !== undefined && severalAt >= options.since - SEVERAL_WINDOW_MS
  );
}

/** Why nothing is counted, in words. */
export function describeSeveral(url: string): string {
  return `several processes answer at ${url}: their counters cannot be told apart; measure through Prometheus`;
}

function readStart(samples: ExpositionSample[]): number | undefined {
  const starts = samples
    .filter(({ name, value }) => name === START_TIME && Number.isFinite(value))
    .map(({ value }) => value);
  return starts.length > 0 ? Math.max(...starts) : undefined;
}

function readId(samples: ExpositionSample[]): string | undefined {
  const ids = samples
    .filter(({ name }) => name === TARGET_INFO)
    .map(({ labels }) => labels.get(INSTANCE_LABEL) ?? '')
    .filter(id => id !== '');
  return ids.length > 0 ? ids.sort().join(' ').slice(0, 200) : undefined;
}
