import agentsPlugin from '@agent-portal/plugin-agents-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { findChromium, openApp, startChromium } from '../browser/openApp';
import { type SeenMatrix, timeMatrix } from '../browser/timeMatrix';
import { buildApp } from '../bundle/buildApp';
import { type Series, summarize } from '../measure/statistics';
import { startPortal, type Portal } from '../portal/startPortal';
import {
  createStoredReadiness,
  summariesOf,
} from '../readiness/createStoredReadiness';
import { CHECKS } from '../readiness/readinessFleet';
import { atMost, upTo } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';

const FEW = 100;
const MANY = 10_000;
const ROUNDS = 9;
const WARM_UP = 2;
const PAGE = '/agents/readiness';

/** How long the matrix of many agents takes until it can be worked with. */
export const readinessMatrix: Scenario = {
  name: 'readiness-matrix',
  title: `the matrix of ${MANY.toLocaleString('en')} agents in the browser`,
  onlyByName: true,
  run: async ({ progress }) => {
    const executable = findChromium();
    if (!executable) {
      return {
        method: [],
        figures: [],
        skipped: ['Chromium is not installed: name it in CHROMIUM_PATH'],
      };
    }
    progress('building the app');
    const figures = await buildApp({ withAgents: true }, dist =>
      measure({ dist, executable, progress }),
    );
    return {
      method: [
        `A production build of packages/app in Chromium at 1280 × 800; the agents backend answers on SQLite, other plugins not at all. One scorecard of ${CHECKS} checks.`,
        'From the navigation until the first cells of the grid are there and the page has nothing more to do (requestIdleCallback).',
        `Two fleets in two backends; ${ROUNDS} rounds in turns after ${WARM_UP} to warm up, each a new navigation with a warm cache of scripts.`,
      ],
      figures,
      skipped: [],
    };
  },
};

async function measure(options: {
  dist: string;
  executable: string;
  progress: (text: string) => void;
}): Promise<Figure[]> {
  const { dist, executable, progress } = options;
  const browser = await startChromium(executable);
  const portals: Portal[] = [];
  try {
    const open = async (count: number) => {
      progress(`judging ${count} agents`);
      const portal = await startJudged(count);
      portals.push(portal);
      const { page, urlOf } = await openApp({ browser, dist, portal });
      return async () => {
        const seen = await timeMatrix(page, urlOf(PAGE));
        // The headings and a line for the one group are rows as well.
        if (seen.rows < count) {
          throw new Error(`The grid has ${seen.rows} rows for ${count} agents`);
        }
        return seen;
      };
    };
    const few = await open(FEW);
    const many = await open(MANY);
    progress('opening pages');
    const seen: Record<'few' | 'many', SeenMatrix[]> = { few: [], many: [] };
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const both = { few: await few(), many: await many() };
      if (round < 0) continue;
      seen.few.push(both.few);
      seen.many.push(both.many);
    }
    return [
      atMost(2, {
        name: 'until it can be worked with',
        measured: toMeasured(`${MANY.toLocaleString('en')} agents`, seen.many),
        against: toMeasured(`${FEW} agents`, seen.few),
      }),
      upTo(1_000, {
        name: 'DOM nodes in the grid',
        measured: {
          what: 'the most seen',
          value: Math.max(...seen.many.map(({ nodes }) => nodes)),
          unit: 'nodes',
        },
      }),
    ];
  } finally {
    await browser.close();
    for (const portal of portals) await portal.stop();
  }
}

/** A portal whose agents all stand on one scorecard. */
async function startJudged(count: number): Promise<Portal> {
  const portal = await startPortal({
    engine: 'SQLite',
    features: [catalogPlugin, agentsPlugin],
    databases: ['agents'],
  });
  const knex = await portal.knex('agents');
  const { facts, scorecard, store } = await createStoredReadiness(knex, {
    count,
    checks: CHECKS,
  });
  await store.save(summariesOf(scorecard, facts));
  await portal.runTask('agents', 'agents-fleet-repair');
  return portal;
}

function toMeasured(what: string, seen: SeenMatrix[]): Measured {
  const series: Series = summarize(seen.map(one => one.interactiveMs));
  return { what: `${what}, median`, value: series.median, unit: 'ms', series };
}
