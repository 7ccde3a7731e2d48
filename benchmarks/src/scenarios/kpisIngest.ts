import { DatabaseAgentStore } from '@agent-portal/plugin-agents-backend/src/catalog/DatabaseAgentStore';
import { isSqlite } from '@agent-portal/plugin-agents-backend/src/database/isSqlite';
import {
  DatabaseKpiSampleStore,
  KpiSampleService,
  PushLimits,
  VisibleAgentsReadModel,
} from '@agent-portal/plugin-agents-backend/src/kpis/samples';
import type { KpiSampleBatch } from '@agent-portal/plugin-agents-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { agentRef, KPI_NOW } from '../kpis/increases';
import { saveKpiFleet } from '../kpis/kpiFleet';
import { timeOf } from '../measure/interleave';
import { summarize } from '../measure/statistics';
import { openDatabase } from '../portal/openDatabase';
import { atLeast } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const AGENTS = 100;
const BATCH = 1_000;
const BATCHES = 100;
const SMALL_BATCHES = 20;
const WARM_UP = 3;
const ACTOR = 'external:ci';

/** Taking in figures that jobs push. */
export const kpisIngest: Scenario = {
  name: 'kpis-ingest',
  title: 'figures that jobs push, checked and stored',
  run: options => {
    const batches = options.full ? BATCHES : SMALL_BATCHES;
    return onEachEngine(
      {
        ...options,
        method: [
          `${batches} batches of ${BATCH.toLocaleString(
            'en',
          )} samples of ${AGENTS} agents, from the parsed body to the receipt: agents, KPIs, permission, times and figures are checked, duplicates and samples that come out of order counted.`,
          'Floor: the same rows in one statement, as JSON that is made beforehand, raw, in one transaction each.',
          `The two in turns, batch by batch, each into tables of its own, after ${WARM_UP} to warm up. Compared are the medians.`,
        ],
      },
      async engine => {
        const ours = await openDatabase(engine);
        const raw = await openDatabase(engine);
        try {
          const figures = await measure(ours.knex, raw.knex, batches);
          return figures.map(figure => ({ ...figure, variant: engine }));
        } finally {
          await ours.close();
          await raw.close();
        }
      },
    );
  },
};

async function measure(
  ours: Knex,
  raw: Knex,
  batches: number,
): Promise<Figure[]> {
  await saveKpiFleet(ours, { agents: AGENTS, kpis: 4, source: 'push' });
  const service = KpiSampleService.create({
    agents: DatabaseAgentStore.create({ knex: ours }),
    visible: VisibleAgentsReadModel.create({ knex: ours }),
    store: DatabaseKpiSampleStore.create({ knex: ours }),
    userInfo: {
      getUserInfo: async () => ({ userEntityRef: '', ownershipEntityRefs: [] }),
    },
    listPushedFacts: async () => [],
    limits: PushLimits.none(),
    counters: { count: () => {} },
    onChange: async () => {},
    retentionMs: 400 * 86_400_000,
    now: () => KPI_NOW,
  });
  const credentials: BackstageCredentials = {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'service', subject: ACTOR },
  };
  const times = { ours: [] as number[], raw: [] as number[] };
  for (let batch = -WARM_UP; batch < batches; batch++) {
    const body = batchOf(batch + WARM_UP);
    const json = JSON.stringify(toRows(body));
    const tasks = [
      async () => {
        const elapsed = await timeOf(async () => {
          const receipt = await service.push(body, {
            credentials,
            scope: { type: 'all' },
          });
          if (receipt.accepted !== BATCH) {
            throw new Error(`Only ${receipt.accepted} were accepted`);
          }
        });
        if (batch >= 0) times.ours.push(elapsed);
      },
      async () => {
        const elapsed = await timeOf(() => insertRaw(raw, json));
        if (batch >= 0) times.raw.push(elapsed);
      },
    ];
    if (batch % 2 !== 0) tasks.reverse();
    for (const task of tasks) await task();
  }
  const measured = (what: string, values: number[]): Measured => {
    const series = summarize(values);
    return {
      what: `${what}, median`,
      value: BATCH / series.median,
      unit: 'samples/ms',
      series,
    };
  };
  return [
    atLeast(0.5, {
      name: 'pushing samples',
      measured: measured('the portal', times.ours),
      against: measured('raw insert', times.raw),
    }),
  ];
}

function batchOf(number: number): KpiSampleBatch {
  return {
    samples: Array.from({ length: BATCH }, (_, index) => ({
      agent: agentRef(index % AGENTS),
      kpi: `kpi-0${index % 4}`,
      value: 0.5 + (index % 50) / 100,
      count: 1 + (index % 9),
      at: new Date(
        KPI_NOW - 86_400_000 + number * 60_000 + index,
      ).toISOString(),
      source: {
        title: `run ${number}`,
        url: `https://ci.example.com/${number}`,
      },
    })),
  };
}

function toRows({ samples }: KpiSampleBatch) {
  return samples.map(sample => ({
    agent_ref: sample.agent,
    kpi_id: sample.kpi,
    at: Date.parse(sample.at),
    source: sample.source?.title,
    source_url: sample.source?.url,
    value: sample.value,
    count: sample.count,
    actor: ACTOR,
    received_at: KPI_NOW,
  }));
}

const COLUMNS = [
  'agent_ref',
  'kpi_id',
  'at',
  'source',
  'source_url',
  'value',
  'count',
  'actor',
  'received_at',
];

async function insertRaw(knex: Knex, json: string): Promise<void> {
  const values = isSqlite(knex)
    ? `select ${COLUMNS.map(
        column => `json_extract(value, '$.${column}')`,
      ).join(', ')} from json_each(?)`
    : `select ${COLUMNS.join(
        ', ',
      )} from json_populate_recordset(null::kpi_samples, ?)`;
  await knex.transaction(transaction =>
    transaction.raw(
      `insert into kpi_samples (${COLUMNS.join(', ')}) ${values}`,
      [json],
    ),
  );
}
