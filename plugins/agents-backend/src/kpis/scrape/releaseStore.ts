import type { Knex } from 'knex';
import { addRows } from '../../database/addRows';
import { isSqlite } from '../../database/isSqlite';
import { toJsonRows } from '../../database/toJsonRows';
import type { ReleaseIncrease } from './model';
import { noGain, type ReleaseGain } from './releaseGains';
import type {
  ReleaseGainQuery,
  ReleaseSpan,
  ReleaseSpanQuery,
} from './ScrapeStore';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RELEASE = ['agent_ref', 'environment_ref', 'version', 'start'];
const COUNTS = ['requests', 'errors', 'failed_tasks', 'complaints'];

interface CountRow {
  requests: number;
  errors: number;
  failed_tasks: number;
  complaints: number;
}

/** Adds what releases gained up, by the minute and by the hour. */
export async function addReleases(
  transaction: Knex.Transaction,
  increases: ReleaseIncrease[],
): Promise<void> {
  const keyOf = (one: ReleaseIncrease, start: number) => ({
    agent_ref: one.agentRef,
    environment_ref: one.environmentRef,
    version: one.version,
    start,
  });
  const hourOf = ({ start }: ReleaseIncrease) => start - (start % HOUR);
  const countsOf = (one: ReleaseIncrease) => ({
    requests: one.requests,
    errors: one.errors,
    failed_tasks: one.failedTasks,
    complaints: one.complaints,
  });
  const latencyRows = (startOf: (one: ReleaseIncrease) => number) =>
    increases.flatMap(one =>
      [...one.latency].map(([bucket, count]) => ({
        ...keyOf(one, startOf(one)),
        bucket,
        count,
      })),
    );
  await addRows(transaction, {
    table: 'release_minutes',
    key: RELEASE,
    sums: COUNTS,
    newest: 'shared',
    rows: increases.map(one => ({
      ...keyOf(one, one.start),
      ...countsOf(one),
      shared: one.shared ? 1 : 0,
    })),
  });
  await addRows(transaction, {
    table: 'release_hours',
    key: RELEASE,
    sums: COUNTS,
    rows: increases.map(one => ({
      ...keyOf(one, hourOf(one)),
      ...countsOf(one),
    })),
  });
  const latency = { key: [...RELEASE, 'bucket'], sums: ['count'] };
  await addRows(transaction, {
    ...latency,
    table: 'release_latency_minutes',
    rows: latencyRows(one => one.start),
  });
  await addRows(transaction, {
    ...latency,
    table: 'release_latency_hours',
    rows: latencyRows(hourOf),
  });
}

/**
 * Sums up what releases gained, for all queries in two statements. Whole hours are read from the
 * hourly tables, what comes before the first from the minutes.
 */
export async function sumReleaseGains(
  knex: Knex,
  queries: ReleaseGainQuery[],
): Promise<Array<Map<string, ReleaseGain>>> {
  const gains = queries.map(() => new Map<string, ReleaseGain>());
  if (queries.length === 0) return gains;
  const gainOf = (row: { n: number; version: string }): ReleaseGain => {
    const gain = gains[row.n].get(row.version) ?? noGain();
    gains[row.n].set(row.version, gain);
    return gain;
  };
  const select = (kind: 'counts' | 'latency') => {
    const columns = kind === 'counts' ? COUNTS : ['bucket', 'count'];
    const table = kind === 'counts' ? 'release' : 'release_latency';
    const summed = kind === 'counts' ? COUNTS : ['count'];
    const groups = kind === 'counts' ? '' : ', bucket';
    const spans = (span: 'minutes' | 'hours', condition: string) =>
      `select wanted.n, wanted.version, ${columns.join(', ')} from wanted
       join ${table}_${span} on ${table}_${span}.agent_ref = wanted.agent_ref
         and ${table}_${span}.environment_ref = wanted.environment_ref
         and ${table}_${span}.version = wanted.version and ${condition}`;
    return knex.raw(
      `with wanted as (${wantedRows(knex)}), spans as (
         ${spans(
           'minutes',
           'start >= since and start < first_hour and start < until',
         )}
         union all ${spans('hours', 'start >= first_hour and start < until')}
       )
       select n, version${groups}, ${summed
        .map(column => `sum(${column}) as ${column}`)
        .join(', ')} from spans group by n, version${groups}`,
      [toJsonRows(toWanted(queries))],
    );
  };
  for (const row of rowsOf<CountRow & { n: number; version: string }>(
    await select('counts'),
  )) {
    addCounts(gainOf(row), row);
  }
  for (const row of rowsOf<LatencyRow & { n: number }>(
    await select('latency'),
  )) {
    addLatency(gainOf(row), row);
  }
  return gains;
}

interface LatencyRow {
  version: string;
  bucket: string;
  count: number;
}

/** The counts of a release in a span of time, or one of its buckets. */
type SpanRow = CountRow & LatencyRow & { span_start: number };

/** What releases gained by span of time, the oldest first. */
export async function listReleaseSpans(
  knex: Knex,
  { agentRef, environmentRef, versions, since, spanMs }: ReleaseSpanQuery,
): Promise<ReleaseSpan[]> {
  const span = Math.max(MINUTE, Math.floor(spanMs / MINUTE) * MINUTE);
  const suffix = span >= HOUR ? 'hours' : 'minutes';
  const spans = new Map<string, ReleaseSpan>();
  const spanOf = (row: SpanRow) => {
    const start = Number(row.span_start);
    const name = `${start}\n${row.version}`;
    const found = spans.get(name) ?? {
      start,
      version: row.version,
      ...noGain(),
    };
    spans.set(name, found);
    return found;
  };
  const select = async (table: string, columns: string[], sums: string[]) => {
    const query: Knex.QueryBuilder = knex(table);
    const rows: SpanRow[] = await query
      .select('version', ...columns)
      .select(knex.raw(`floor(start / ${span}) * ${span} as span_start`))
      .sum(Object.fromEntries(sums.map(column => [column, column])))
      .where({ agent_ref: agentRef, environment_ref: environmentRef })
      .whereIn('version', versions)
      .where('start', '>=', Math.floor(since / span) * span)
      .groupBy('version', 'span_start', ...columns);
    return rows;
  };
  for (const row of await select(`release_${suffix}`, [], COUNTS)) {
    addCounts(spanOf(row), row);
  }
  for (const row of await select(
    `release_latency_${suffix}`,
    ['bucket'],
    ['count'],
  )) {
    addLatency(spanOf(row), row);
  }
  return [...spans.values()].sort(
    (a, b) => a.start - b.start || (a.version < b.version ? -1 : 1),
  );
}

/** Removes what began before then; minutes of releases that shared the traffic stay for longer. */
export async function pruneReleases(
  knex: Knex,
  before: { minutes: number; shared: number; hours: number },
): Promise<void> {
  await knex('release_minutes')
    .where('start', '<', before.minutes)
    .where(either =>
      either.where('shared', 0).orWhere('start', '<', before.shared),
    )
    .del();
  await knex('release_latency_minutes')
    .where('start', '<', before.minutes)
    .del();
  for (const table of ['release_hours', 'release_latency_hours']) {
    await knex(table).where('start', '<', before.hours).del();
  }
}

function toWanted(queries: ReleaseGainQuery[]) {
  return queries.flatMap(({ versions, since, until, ...key }, n) =>
    [...new Set(versions)].map(version => ({
      n,
      agent_ref: key.agentRef,
      environment_ref: key.environmentRef,
      version,
      since: Math.floor(since / MINUTE) * MINUTE,
      first_hour: Math.ceil(since / HOUR) * HOUR,
      until: until ?? Number.MAX_SAFE_INTEGER,
    })),
  );
}

/** Unpacks the bound JSON. */
function wantedRows(knex: Knex): string {
  const columns = ['agent_ref', 'environment_ref', 'version'];
  const numbers = ['n', 'since', 'first_hour', 'until'];
  return isSqlite(knex)
    ? `select ${[...numbers, ...columns]
        .map(column => `json_extract(value, '$.${column}') as ${column}`)
        .join(', ')} from json_each(?)`
    : `select * from json_to_recordset(?) as rows(n integer, since double precision,
         first_hour double precision, until double precision, ${columns
           .map(column => `${column} varchar(255)`)
           .join(', ')})`;
}

/** SQLite's driver answers with the rows, PostgreSQL's with a result that holds them. */
function rowsOf<T>(result: T[] | { rows: T[] }): T[] {
  return Array.isArray(result) ? result : result.rows;
}

function addCounts(gain: ReleaseGain, row: CountRow): void {
  gain.requests += Number(row.requests);
  gain.errors += Number(row.errors);
  gain.failedTasks += Number(row.failed_tasks);
  gain.complaints += Number(row.complaints);
}

function addLatency(
  gain: ReleaseGain,
  { bucket, count }: { bucket: string; count: number },
): void {
  gain.latency.set(bucket, (gain.latency.get(bucket) ?? 0) + Number(count));
}
