import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Kpi, readKpiSet } from '@agent-portal/plugin-agents-common';
import { parse } from 'yaml';
import { createScrapeWorld, METRICS } from '../__testUtils__/createScrapeWorld';

const FILE = resolve(__dirname, '../../../../../examples/bmad/kpi-set.yaml');

function tokenKpis(): Kpi[] {
  const { kpiSet } = readKpiSet(parse(readFileSync(FILE, 'utf8')));
  return (kpiSet?.kpis ?? []).filter(({ unit }) => unit === 'tokens');
}

/** What agents of the demo fleet count: tokens by type as a counter, and answers. */
const page = (input: number, output: number, answers: number) =>
  [
    `gen_ai_client_token_usage{service_version="1",gen_ai_token_type="input"} ${input}`,
    `gen_ai_client_token_usage{service_version="1",gen_ai_token_type="output"} ${output}`,
    `gen_ai_invoke_agent_duration_seconds_count{error_type=""} ${answers}`,
    '',
  ].join('\n');

it('measures the token KPIs of the examples from what the demo fleet counts', async () => {
  const world = await createScrapeWorld({ kpis: tokenKpis() });
  await world.read({ [METRICS]: page(1_000, 100, 10) });
  await world.read({ [METRICS]: page(5_000, 900, 14) });
  expect(await world.sums()).toEqual([
    ['tokens-per-answer', 4_800, 4],
    ['output-tokens-per-answer', 800, 4],
  ]);
  expect([...(await world.outcome()).problems]).toEqual([]);
});
