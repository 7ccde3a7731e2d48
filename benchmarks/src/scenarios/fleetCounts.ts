import { DatabaseFleetReadModel } from '@agent-portal/plugin-agents-backend/src/fleet/DatabaseFleetReadModel';
import { openSharedFleet, SHARED_AGENTS } from '../data/sharedFleet';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import type { Portal } from '../portal/startPortal';
import { atMost, justToKnow } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const ROUNDS = 150;
const WARM_UP = 20;
const PATH = '/api/agents/v1/fleet/summary';
const GROUP_BY =
  'select phase, health, count(*) as count from fleet group by phase, health';

/** What a page shows above its table, against the plainest query that could count it. */
export const fleetCounts: Scenario = {
  name: 'fleet-counts',
  title: `counts by phase and health of ${SHARED_AGENTS} agents`,
  group: 'fleet',
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `The summary: counts by phase and health, and also by KPI status and wave. Asked of the read model itself, as the floor has no HTTP either, and once more over HTTP (GET ${PATH}).`,
          `Floor: \`${GROUP_BY}\`, raw, on the plugin's own connection.`,
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up. Compared is the least of each: where other work takes the processor away every few milliseconds, as it did on a busy machine, it hits a query of three far more often than one of one, and the median says how busy the machine was.`,
        ],
      },
      async engine => {
        const portal = await openSharedFleet(engine);
        options.progress(`measuring on ${engine}`);
        const figures = await measure(portal);
        return figures.map(figure => ({ ...figure, variant: engine }));
      },
    ),
};

async function measure(portal: Portal): Promise<Figure[]> {
  const knex = await portal.knex('agents');
  const readModel = DatabaseFleetReadModel.create({ knex, now: Date.now });
  const { total } = await readModel.getSummary({}, { type: 'all' });
  if (total !== SHARED_AGENTS)
    throw new Error(`The summary counts ${total} agents`);

  const times = await interleave(
    {
      summary: () => readModel.getSummary({}, { type: 'all' }),
      groupBy: async () => knex.raw(GROUP_BY),
      request: () => portal.get(PATH),
    },
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const floor = toMeasured('raw group-by', times.groupBy);
  return [
    atMost(3, {
      name: 'summary',
      measured: toMeasured('read model', times.summary),
      against: floor,
    }),
    justToKnow({
      name: 'summary over HTTP',
      measured: toMeasured('request', times.request),
      against: floor,
    }),
  ];
}

function toMeasured(what: string, series: Series): Measured {
  return { what: `${what}, least`, value: series.minimum, unit: 'ms', series };
}
