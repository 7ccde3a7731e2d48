import { gunzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import { openSharedFleet, SHARED_AGENTS } from '../data/sharedFleet';
import { interleave } from '../measure/interleave';
import type { Portal } from '../portal/startPortal';
import { atMost, justToKnow, upTo } from '../report/figures';
import type { Figure, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const ROUNDS = 60;
const WARM_UP = 10;
const PATH = '/api/agents/v1/fleet/overview';

const COLUMNS = 'ref, title, wave, wave_ref, phase_rank, health_rank, kpi_rank';
const SELECT = `select ${COLUMNS} from fleet order by wave_rank, sort_title`;

/** Every agent in one request, against the select that it cannot do without. */
export const fleetOverview: Scenario = {
  name: 'fleet-overview',
  title: `${SHARED_AGENTS} agents in one request`,
  group: 'fleet',
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `GET ${PATH} on a whole backend over HTTP on loopback; server and client share one process, so that the time includes reading the answer.`,
          `Floor: the same columns and rows in the same order, \`${SELECT}\`, raw, on the plugin's own connection.`,
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up. Bytes are those of the body, with names of 15 to 29 and titles of 15 to 29 characters.`,
        ],
      },
      async engine => {
        const portal = await openSharedFleet(engine);
        options.progress(`measuring on ${engine}`);
        return (await measure(portal)).map(figure => ({
          ...figure,
          variant: [engine, figure.variant].filter(Boolean).join(', '),
        }));
      },
    ),
};

async function measure(portal: Portal): Promise<Figure[]> {
  const knex = await portal.knex('agents');
  const plain = await portal.get(PATH);
  const gzipped = await portal.get(PATH, { gzip: true });
  expectAll(plain.body, gunzipSync(gzipped.body));
  const times = await interleave(
    {
      plain: () => portal.get(PATH),
      gzip: () => portal.get(PATH, { gzip: true }),
      select: () => knex.raw(SELECT),
      unordered: () => selectUnordered(knex),
    },
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const floor = {
    what: 'raw select, p95',
    value: times.select.p95,
    unit: 'ms',
    series: times.select,
  };
  const request = (what: string, series: typeof times.plain) => ({
    what,
    value: series.p95,
    unit: 'ms',
    series,
  });
  const size = (bytes: number) => ({
    what: 'body per agent',
    value: bytes / SHARED_AGENTS,
    unit: 'bytes',
  });
  return [
    atMost(2, {
      name: 'time',
      variant: 'not compressed',
      measured: request('request, p95', times.plain),
      against: floor,
    }),
    justToKnow({
      name: 'time',
      variant: 'gzip',
      measured: request('request, p95', times.gzip),
      against: floor,
      note: "compressed by the backend's own middleware",
    }),
    justToKnow({
      name: 'time without sorting the floor',
      measured: request('request, p95', times.plain),
      against: request('raw select without order, p95', times.unordered),
    }),
    upTo(150, {
      name: 'size',
      variant: 'not compressed',
      measured: size(plain.body.length),
    }),
    justToKnow({
      name: 'size',
      variant: 'gzip',
      measured: size(gzipped.body.length),
    }),
  ];
}

async function selectUnordered(knex: Knex): Promise<unknown> {
  return knex.raw(`select ${COLUMNS} from fleet`);
}

function expectAll(...bodies: Buffer[]): void {
  for (const body of bodies) {
    const { rows } = JSON.parse(body.toString('utf8'));
    if (rows.length !== SHARED_AGENTS) {
      throw new Error(`The overview has ${rows.length} agents`);
    }
  }
}
