import catalogModuleAgents from '@agent-portal/plugin-catalog-backend-module-agents';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  createAgents,
  createOwners,
  createPolicies,
  PRODUCTION,
} from '../data/createEntities';
import { GivenEntities } from '../data/GivenEntities';
import { type Series, summarize } from '../measure/statistics';
import type { Engine } from '../portal/engines';
import { startPortal } from '../portal/startPortal';
import { atLeast, justToKnow } from '../report/figures';
import type {
  Figure,
  Measured,
  Scenario,
  ScenarioOptions,
} from '../report/model';
import { onEachEngine } from './onEachEngine';

const SMALL = 1_000;
const FULL = 10_000;
const ROUNDS = 3;
const KINDS = ['Component', 'Group', 'KpiSet', 'Resource', 'RolloutPlan'];
const POLL_MS = 50;
const PATIENCE_MS = 30 * 60_000;

/** One way of running the catalog. */
interface Variant {
  features: BackendFeature[];
  policies: Entity[];
  agents: Entity[];
  /** A task to run between the policies and the agents. */
  task?: string;
}

/** Agents through the catalog's processing, with and without the kinds and checks of the portal. */
export const catalogIngestion: Scenario = {
  name: 'catalog-ingestion',
  title: 'agents through the processing of the catalog',
  run: options => {
    const count = options.full ? FULL : SMALL;
    return onEachEngine(
      {
        ...options,
        method: [
          `${count} agents${
            options.full ? '' : ` (${FULL} with --full)`
          } of an entity provider, from handing them over until the last is processed and stitched, after ${
            createOwners().length
          } groups and the environment; a catalog and a database of its own for each of ${ROUNDS} rounds in turns.`,
          `Peer: the catalog without the portal's module, with the same agents as plain Components that say by dependsOn which environment they run in, so that both catalogs end up with the same relations.`,
          'Also to know: the same files without that dependsOn, which leaves the catalog alone with fewer relations to write and stitch; and the processor time of the whole process, which other work on the machine disturbs less.',
        ],
      },
      engine => measure(engine, { ...options, count }),
    );
  },
};

async function measure(
  engine: Engine,
  options: ScenarioOptions & { count: number },
): Promise<Figure[]> {
  const { count, progress } = options;
  const variants = createVariants(count);
  const names = Object.keys(variants) as Array<keyof typeof variants>;
  const runs = names.map(() => ({ wall: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const index = (turn + round) % names.length;
      const { wall, cpu } = await ingest(engine, variants[names[index]]);
      runs[index].wall.push(wall);
      runs[index].cpu.push(cpu);
      progress(`${engine}, ${names[index]}: ${Math.round(wall)} ms`);
    }
  }
  const [ours, peer, bare] = runs.map(({ wall, cpu }) => ({
    wall: summarize(wall),
    cpu: summarize(cpu),
  }));
  const rate = (what: string, series: Series) => toRate(what, series, count);
  return [
    atLeast(0.95, {
      name: 'ingestion',
      measured: rate('with the module', ours.wall),
      against: rate('catalog alone, same relations', peer.wall),
    }),
    justToKnow({
      name: 'ingestion, processor time',
      measured: rate('with the module', ours.cpu),
      against: rate('catalog alone, same relations', peer.cpu),
    }),
    justToKnow({
      name: 'ingestion, peer with fewer relations',
      measured: rate('with the module', ours.wall),
      against: rate('catalog alone, same files', bare.wall),
    }),
  ].map(figure => ({ ...figure, variant: engine }));
}

function createVariants(count: number) {
  const agents = createAgents(count);
  const policies = createPolicies();
  const plain = policies.filter(({ kind }) => kind === 'Resource');
  return {
    'with the module': {
      features: [catalogModuleAgents],
      policies,
      agents,
      task: 'agent-portal-read-environments',
    },
    'catalog alone, same relations': {
      features: [],
      policies: plain,
      agents: agents.map(agent => ({
        ...agent,
        spec: { ...agent.spec, dependsOn: [PRODUCTION] },
      })),
    },
    'catalog alone, same files': { features: [], policies: plain, agents },
  } satisfies Record<string, Variant>;
}

async function ingest(
  engine: Engine,
  variant: Variant,
): Promise<{ wall: number; cpu: number }> {
  const before = GivenEntities.create('before');
  const given = GivenEntities.create('agents');
  const portal = await startPortal({
    engine,
    features: [
      catalogPlugin,
      ...variant.features,
      before.feature,
      given.feature,
    ],
    databases: ['catalog'],
    config: { catalog: { rules: [{ allow: KINDS }] } },
  });
  try {
    const knex = await portal.knex('catalog');
    const context = [...createOwners(), ...variant.policies];
    const untilStitched = async (count: number) => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const [row] = await knex('final_entities')
          .whereNotNull('final_entity')
          .count({ count: '*' });
        if (Number(row.count) >= count) return;
        if (Date.now() > deadline) {
          throw new Error(`Only ${row.count} of ${count} entities are there`);
        }
        await new Promise(resolve => setTimeout(resolve, POLL_MS));
      }
    };
    await before.give(context);
    await untilStitched(context.length);
    if (variant.task) await portal.runTask('catalog', variant.task);

    const started = performance.now();
    const processor = process.cpuUsage();
    await given.give(variant.agents);
    await untilStitched(context.length + variant.agents.length);
    const { user, system } = process.cpuUsage(processor);
    return {
      wall: performance.now() - started,
      cpu: (user + system) / 1_000,
    };
  } finally {
    await portal.stop();
  }
}

function toRate(what: string, series: Series, count: number): Measured {
  return {
    what: `${what}, median`,
    value: count / (series.median / 1_000),
    unit: 'agents/s',
    series,
  };
}
