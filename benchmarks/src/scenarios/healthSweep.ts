import { startFleet } from '../data/startFleet';
import { timeOf } from '../measure/interleave';
import { type Memory, measureMemory } from '../measure/memory';
import { type Series, summarize } from '../measure/statistics';
import { readWithUndici } from '../origins/readWithUndici';
import { type Origins, startOrigins } from '../origins/startOrigins';
import type { Engine } from '../portal/engines';
import type { Portal } from '../portal/startPortal';
import { atLeast, atMost, justToKnow, upTo } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const HOSTS = 10_000;
const CONCURRENCY = 128;
const TIMEOUT_MS = 3_000;
/** Rounds of each part, by default and with `--full`. */
const ROUNDS = { usual: 4, full: 9 };
const HUNG_ROUNDS = { usual: 2, full: 4 };
const MEBIBYTE = 1024 ** 2;

/** How much more memory may be in use after the sweeps than when they had settled. */
const FLAT = 1.1;
const SETTLED_AFTER = 2;

/** A sweep with all that belongs to it, against nothing but the requests. */
export const healthSweep: Scenario = {
  name: 'health-sweep',
  title: `a health sweep of ${HOSTS} hosts`,
  run: async options => {
    const size = options.full ? 'full' : 'usual';
    const rounds = ROUNDS[size];
    const hungRounds = HUNG_ROUNDS[size];
    const origins = await startOrigins();
    try {
      return await onEachEngine(
        {
          ...options,
          method: [
            `${HOSTS} agents at addresses of their own in 127.0.0.0/8, answered by another process. The sweep is the plugin's own task: read the targets, check each against the allow-list, probe, parse, judge, store states and counts. The rows of the fleet follow a sweep and are not timed with it.`,
            `Floor: the same documents read from the same addresses with undici alone, ${CONCURRENCY} at once, as the sweep has it, and a new connection for each, as the sweep makes.`,
            `${rounds} rounds in turns after one to warm up, in which every state is new; medians. Twice as many with --full.`,
            `Hung: one host in a hundred accepts connections and never answers; the timeout is ${TIMEOUT_MS} ms. ${hungRounds} such sweeps in turns with as many in which those hosts are back, so that as many agents change in both.`,
            `Memory: after garbage collection, after round ${SETTLED_AFTER} and after the last sweep of all.`,
          ],
        },
        async engine => {
          const portal = await start(engine, origins);
          try {
            options.progress(`measuring on ${engine}`);
            const work = { portal, origins, progress: options.progress };
            const { figures, settled } = await measureThroughput({
              ...work,
              rounds,
            });
            const added = await measureHung({ ...work, rounds: hungRounds });
            return [...figures, added, ...compareMemory(settled)].map(
              figure => ({ ...figure, variant: engine }),
            );
          } finally {
            await portal.stop();
          }
        },
      );
    } finally {
      origins.stop();
    }
  },
};

function start(engine: Engine, origins: Origins): Promise<Portal> {
  return startFleet({
    engine,
    count: HOSTS,
    measured: false,
    // One document each, so that a sweep sends as many requests as the floor.
    agents: {
      urlOf: origins.urlOf,
      healthPaths: { liveness: '/health', dependencies: '/health' },
    },
    config: {
      agents: {
        probe: { allow: ['127.0.0.0/8'] },
        health: {
          concurrency: CONCURRENCY,
          timeout: { milliseconds: TIMEOUT_MS },
          failureThreshold: 1,
        },
      },
    },
  });
}

/** What a part of the benchmark works with. */
interface Work {
  portal: Portal;
  origins: Origins;
  rounds: number;
  progress: (text: string) => void;
}

async function measureThroughput(
  work: Work,
): Promise<{ figures: Figure[]; settled: Memory }> {
  const { portal, origins, rounds, progress } = work;
  const urls = Array.from({ length: HOSTS }, (_, i) => origins.urlOf(i));
  const raw = () =>
    readWithUndici(urls, { concurrency: CONCURRENCY, path: '/health' });
  const first = await timeOf(() => sweep(portal));
  await expectFailing(portal, 0);
  await raw();

  const times = { sweep: [] as number[], raw: [] as number[] };
  let settled = measureMemory();
  for (let round = 1; round <= rounds; round++) {
    await origins.count();
    times.raw.push(await timeOf(raw));
    await expectRequests(origins);
    times.sweep.push(await timeOf(() => sweep(portal)));
    await expectRequests(origins);
    if (round === SETTLED_AFTER) settled = measureMemory();
    progress(
      `undici ${Math.round(times.raw[round - 1])} ms, sweep ${Math.round(
        times.sweep[round - 1],
      )} ms`,
    );
  }
  const floor = toRate('undici alone', summarize(times.raw));
  const figures = [
    atLeast(0.7, {
      name: 'throughput with persisting',
      measured: toRate('sweep', summarize(times.sweep)),
      against: floor,
    }),
    justToKnow({
      name: 'throughput of the very first sweep',
      measured: toRate('sweep', summarize([first])),
      against: floor,
      note: 'the state of every agent is new',
    }),
  ];
  return { figures, settled };
}

async function measureHung(work: Work): Promise<Figure> {
  const { portal, origins, rounds, progress } = work;
  const times = { well: [] as number[], hung: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    await origins.setHanging(true);
    times.hung.push(await timeOf(() => sweep(portal)));
    await expectFailing(portal, HOSTS / 100);
    await origins.setHanging(false);
    times.well.push(await timeOf(() => sweep(portal)));
    await expectFailing(portal, 0);
    progress(
      `hung ${Math.round(times.hung[round])} ms, back ${Math.round(
        times.well[round],
      )} ms`,
    );
  }
  const hung = summarize(times.hung);
  const well = summarize(times.well);
  return upTo(TIMEOUT_MS, {
    name: 'added by 1 % hung hosts',
    measured: {
      what: 'median with less median without',
      value: hung.median - well.median,
      unit: 'ms',
      series: hung,
    },
    against: {
      what: 'sweep without hung hosts, median',
      value: well.median,
      unit: 'ms',
      series: well,
    },
  });
}

function compareMemory(settled: Memory): Figure[] {
  const last = measureMemory();
  const grown = (what: keyof Memory, name: string) =>
    atMost(FLAT, {
      name,
      measured: {
        what: 'after the last sweep',
        value: last[what] / MEBIBYTE,
        unit: 'MiB',
      },
      against: {
        what: `after round ${SETTLED_AFTER}`,
        value: settled[what] / MEBIBYTE,
        unit: 'MiB',
      },
    });
  return [grown('heap', 'memory, heap'), grown('rss', 'memory, resident')];
}

async function sweep(portal: Portal): Promise<void> {
  await portal.runTask('agents', 'agents-health-sweep');
}

function toRate(what: string, series: Series): Measured {
  return {
    what: `${what}, median`,
    value: HOSTS / (series.median / 1_000),
    unit: 'hosts/s',
    series,
  };
}

/** A sweep that asked fewer hosts, or stored less, would be fast. */
async function expectRequests(origins: Origins): Promise<void> {
  const requests = await origins.count();
  if (!isAbout(requests, HOSTS)) {
    throw new Error(`${requests} requests were sent instead of ${HOSTS}`);
  }
}

async function expectFailing(portal: Portal, expected: number): Promise<void> {
  // The rows of the fleet follow a sweep, which does not wait for them.
  await portal.runTask('agents', 'agents-changes');
  const knex = await portal.knex('agents');
  const count = async (health: string) => {
    const [row] = await knex('fleet').where({ health }).count({ count: '*' });
    return Number(row.count);
  };
  const failing = await count('fail');
  const passing = await count('pass');
  if (
    failing < expected ||
    !isAbout(failing, expected) ||
    failing + passing !== HOSTS
  ) {
    throw new Error(
      `${failing} agents fail and ${passing} pass; ${expected} of ${HOSTS} should fail`,
    );
  }
}

/** On a machine without a processor to spare, some hosts that are well do not answer in time. */
function isAbout(count: number, expected: number): boolean {
  return Math.abs(count - expected) <= HOSTS * 0.02;
}
