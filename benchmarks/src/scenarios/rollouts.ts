import { finishLoading } from '../data/insertAll';
import { type Series, summarize } from '../measure/statistics';
import type { Engine } from '../portal/engines';
import { openDatabase } from '../portal/openDatabase';
import { atMost, justToKnow } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { loadBaking, loadEnded } from '../rollouts/bakingRollouts';
import { RolloutBench } from '../rollouts/RolloutBench';
import { onEachEngine } from './onEachEngine';

const ACTIVE = 1_000;
const FEW = 250;
const MANY = 2_000;
const ENDED = 20_000;
const ROUNDS = 9;
const WARM_UP = 2;
/** Times that should be in proportion may be off by as much. */
const PROPORTION = 1.3;

const TABLES = ['rollouts', 'rollout_inputs', 'rollout_ledger'];

/** How long it takes to decide rollouts and to save what was decided. */
export const rollouts: Scenario = {
  name: 'rollouts',
  title: `a tick of ${ACTIVE.toLocaleString('en')} rollouts`,
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `Canaries in the middle of their first bake, brought there by the product's own rules. From one tick to the next 15 s pass and every rollout is measured anew, so every one is judged and every one changes: the tick reads all, decides, and saves state and input of each. Observations come from memory; no traffic is shifted, as none is while a rollout bakes.`,
          `Floor: the rows that the tick before wrote, once more in one transaction: as two statements with all rows each, the fastest that is known here, which is what the ratio is held to; and, to know, as one statement a row.`,
          `In proportion: ticks of ${FEW}, ${ACTIVE.toLocaleString(
            'en',
          )} and ${MANY.toLocaleString(
            'en',
          )} rollouts; and of ${ACTIVE.toLocaleString(
            'en',
          )} before and after ${ENDED.toLocaleString(
            'en',
          )} more were stored that are over, with their ledgers and inputs. Medians are compared, of rollouts one by one.`,
          `${ROUNDS} rounds each after ${WARM_UP} to warm up; the tick and its floors in turns.`,
        ],
      },
      async engine => {
        const database = await openDatabase(engine);
        try {
          const figures = await measure(engine, database.knex, {
            progress: options.progress,
          });
          return figures.map(figure => ({ ...figure, variant: engine }));
        } finally {
          await database.close();
        }
      },
    ),
};

async function measure(
  engine: Engine,
  knex: Parameters<typeof loadBaking>[0],
  { progress }: { progress: (text: string) => void },
): Promise<Figure[]> {
  const bench = new RolloutBench(knex);
  const tickOf = async (active: number) => {
    progress(`${engine}: ticks of ${active}`);
    return ticks(bench, active);
  };
  await loadBaking(knex, { from: 0, to: FEW });
  const few = await tickOf(FEW);
  await loadBaking(knex, { from: FEW, to: ACTIVE });
  progress(`${engine}: ticks of ${ACTIVE} and their floors`);
  const { tick, bulk, each } = await againstFloor(bench);
  progress(`${engine}: storing ${ENDED} that are over`);
  await loadEnded(knex, ENDED);
  await finishLoading(knex, TABLES);
  const withHistory = await tickOf(ACTIVE);
  await loadBaking(knex, { from: ACTIVE, to: MANY });
  const many = await tickOf(MANY);

  const perRollout = (what: string, series: Series, active: number) =>
    toMeasured(`${what}, of each`, series, active);
  const thousand = perRollout(`${ACTIVE} active`, tick, ACTIVE);
  return [
    atMost(2, {
      name: 'tick against raw writes',
      measured: toMeasured('tick', tick),
      against: toMeasured('the same rows in bulk', bulk),
    }),
    justToKnow({
      name: 'tick against a write for each row',
      measured: toMeasured('tick', tick),
      against: toMeasured('the same rows one by one', each),
    }),
    atMost(PROPORTION, {
      name: 'more active rollouts',
      measured: perRollout(`${MANY} active`, many, MANY),
      against: perRollout(`${FEW} active`, few, FEW),
    }),
    atMost(PROPORTION, {
      name: 'more history',
      measured: perRollout(`${ENDED} over`, withHistory, ACTIVE),
      against: { ...thousand, what: `none over, ${thousand.what}` },
    }),
  ];
}

async function ticks(bench: RolloutBench, active: number): Promise<Series> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const elapsed = await bench.tick(active);
    if (round >= 0) times.push(elapsed);
  }
  return summarize(times);
}

async function againstFloor(bench: RolloutBench) {
  const times: Record<'tick' | 'bulk' | 'each', number[]> = {
    tick: [],
    bulk: [],
    each: [],
  };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const tick = await bench.tick(ACTIVE);
    const bulk = await bench.write('bulk');
    await bench.forget();
    const each = await bench.write('each');
    await bench.forget();
    if (round < 0) continue;
    times.tick.push(tick);
    times.bulk.push(bulk);
    times.each.push(each);
  }
  return {
    tick: summarize(times.tick),
    bulk: summarize(times.bulk),
    each: summarize(times.each),
  };
}

function toMeasured(what: string, series: Series, share = 1): Measured {
  return {
    what: `${what}, median`,
    value: series.median / share,
    unit: 'ms',
    series,
  };
}
