import agentsPlugin from '@agent-portal/plugin-agents-backend';
import { multiplyFleet } from '../data/multiplyFleet';
import { openSharedFleet, SHARED_AGENTS } from '../data/sharedFleet';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import type { Engine } from '../portal/engines';
import { type Portal, startPortal } from '../portal/startPortal';
import { atMost, justToKnow } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const TIMES = 10;
const ROUNDS = 60;
const WARM_UP = 10;

/** A page of the fleet with the page of the catalog that comes closest to it. */
const QUESTIONS = {
  'by owner': {
    fleet: { owner: 'group:default/team-7', orderBy: 'name' },
    catalog: 'relations.ownedBy=group:default/team-7',
  },
  'by lifecycle or phase': {
    fleet: { phase: 'production', orderBy: 'name' },
    catalog: 'spec.lifecycle=production',
  },
  'by family or wave': {
    fleet: {
      wave: 'rolloutplan:default/fleet-rollout#w3',
      orderBy: 'name',
      order: 'desc',
    },
    catalog: 'spec.agent.family=family-3',
  },
};

/** Pages that the catalog has nothing like. */
const OWN_QUESTIONS = {
  'by health, latest change first': {
    health: 'fail',
    orderBy: 'changedAt',
    order: 'desc',
  },
  'by owner and text, by KPI status': {
    owner: 'group:default/team-7',
    text: 'guardian',
    orderBy: 'kpi',
  },
};

/** A filtered, sorted page of fifty, against the catalog's and against a larger fleet. */
export const fleetPage: Scenario = {
  name: 'fleet-page',
  title: 'a filtered, sorted page of 50',
  group: 'fleet',
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `GET /api/agents/v1/fleet with ${SHARED_AGENTS} agents and, on a second backend, ${
            SHARED_AGENTS * TIMES
          }; the larger fleet holds copies of the smaller, so that a filter matches the same share of it.`,
          `Peer: GET /api/catalog/entities/by-query of the catalog in the same backend, with the same ${SHARED_AGENTS} agents, 50 of them, filtered to agents and by the nearest thing it knows and sorted by title.`,
          `Whole backends over HTTP on loopback, ${ROUNDS} rounds in turns after ${WARM_UP} to warm up; medians.`,
        ],
      },
      async engine => {
        const small = await openSharedFleet(engine);
        const large = await startLarge(engine, small);
        try {
          options.progress(`measuring on ${engine}`);
          const figures = await measure(small, large);
          return figures.map(figure => ({
            ...figure,
            variant: `${engine}, ${figure.variant}`,
          }));
        } finally {
          await large.stop();
        }
      },
    ),
};

async function startLarge(engine: Engine, small: Portal): Promise<Portal> {
  const large = await startPortal({
    engine,
    features: [agentsPlugin],
    databases: ['agents'],
  });
  await multiplyFleet({
    from: await small.knex('agents'),
    to: await large.knex('agents'),
    times: TIMES,
  });
  return large;
}

async function measure(small: Portal, large: Portal): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [variant, { fleet, catalog }] of Object.entries(QUESTIONS)) {
    const page = pageOf(fleet);
    const peer = `/api/catalog/entities/by-query?${new URLSearchParams({
      filter: `kind=component,spec.type=ai-agent,${catalog}`,
      orderField: 'metadata.title,asc',
      limit: '50',
    })}`;
    await expectFull(small, page);
    await expectFull(large, page);
    await expectFull(small, peer);
    const times = await interleave(
      {
        page: () => small.get(page),
        large: () => large.get(page),
        catalog: () => small.get(peer),
      },
      { rounds: ROUNDS, warmUp: WARM_UP },
    );
    figures.push(
      atMost(1 / 5, {
        name: 'page, against the catalog',
        variant,
        measured: toMeasured('fleet', times.page),
        against: toMeasured('catalog', times.catalog),
      }),
      growth(variant, times),
    );
  }
  for (const [variant, fleet] of Object.entries(OWN_QUESTIONS)) {
    const page = pageOf(fleet);
    const times = await interleave(
      { page: () => small.get(page), large: () => large.get(page) },
      { rounds: ROUNDS, warmUp: WARM_UP },
    );
    figures.push(growth(variant, times));
  }
  const rare = pageOf({ text: 'guardian-00008' });
  const times = await interleave(
    { page: () => small.get(rare), large: () => large.get(rare) },
    { rounds: ROUNDS / 2, warmUp: 5 },
  );
  figures.push(
    justToKnow({
      name: 'page, against 10 × fewer agents',
      variant: 'by a text that hardly any agent carries',
      measured: toMeasured(`${SHARED_AGENTS * TIMES} agents`, times.large),
      against: toMeasured(`${SHARED_AGENTS} agents`, times.page),
      note: 'a text may stand anywhere in a name, so all names are looked at',
    }),
  );
  return figures;
}

function pageOf(question: Record<string, string>): string {
  return `/api/agents/v1/fleet?${new URLSearchParams({
    ...question,
    limit: '50',
  })}`;
}

function growth(
  variant: string,
  times: Record<'page' | 'large', Series>,
): Figure {
  return atMost(2, {
    name: 'page, against 10 × fewer agents',
    variant,
    measured: toMeasured(`${SHARED_AGENTS * TIMES} agents`, times.large),
    against: toMeasured(`${SHARED_AGENTS} agents`, times.page),
  });
}

function toMeasured(what: string, series: Series): Measured {
  return { what: `${what}, median`, value: series.median, unit: 'ms', series };
}

/** An empty page would be fast. */
async function expectFull(portal: Portal, path: string): Promise<void> {
  const { body } = await portal.get(path);
  const { items } = JSON.parse(body.toString('utf8'));
  if (items.length !== 50) {
    throw new Error(`${path} has ${items.length} items instead of 50`);
  }
}
