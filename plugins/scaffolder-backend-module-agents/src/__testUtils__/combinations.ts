import type { JsonObject } from '@backstage/types';
import { formValues } from './exampleAnswers';
import type { ScaffolderHarness } from './ScaffolderHarness';

const choices: Record<string, unknown[]> = {
  cloud: ['aws', 'azure', 'gcp'],
  exposure: ['internal', 'public'],
  riskTier: ['low', 'medium', 'high'],
  stores: [
    [],
    ['postgresql'],
    ['redis'],
    ['milvus'],
    ['postgresql', 'redis', 'milvus'],
  ],
  tools: [[], ['search-documents'], ['search-documents', 'send-mail']],
  provider: ['anthropic', 'openai', 'azure-openai', 'google', 'ollama'],
  model: ['claude-sonnet-4', 'deployment/gpt', 'llama3:8b@q4'],
  strategy: ['canary', 'blue-green'],
  rollout: [{}, { plan: 'rolloutplan:default/p', wave: '2.1' }],
  kpiTargets: [{}, { performance: 4.5, uptime: 0.995 }],
  name: ['invoice-checker', 'yes', 'a1b', 'x'.repeat(40)],
  description: [
    'Checks invoices.',
    'Quotes " and \' and `; ${HOME} $(id) {{ x }} %{y} <b> # : - | \\ end',
  ],
  system: ['', 'system:default/bmad'],
};

/** Steps of different lengths through every list, so that all pairs of choices occur. */
function combination(index: number): JsonObject {
  const picked = Object.entries(choices).map(([field, values], position) => {
    const step =
      index * (2 * position + 1) + Math.floor(index / (position + 2));
    return [field, values[step % values.length]];
  });
  return { ...formValues, ...Object.fromEntries(picked) };
}

/**
 * Dry runs of a template with different answers, one after the other, until one is not
 * clean. Resolves to what was wrong with that one.
 */
export async function findProblem(options: {
  harness: ScaffolderHarness;
  language: 'typescript' | 'python';
  count: number;
}): Promise<unknown> {
  const { harness, language, count } = options;
  for (let index = 0; index < count; index++) {
    const values = combination(index);
    const { status, text, output } = await harness.dryRun(
      `agent-service-${language}`,
      values,
    );
    const checks =
      output.text?.find(({ title }) => title === 'What was checked')?.content ??
      '';
    const passed = checks.match(/^- passed: /gm) ?? [];
    if (status !== 200 || passed.length < 8 || checks.includes('failed')) {
      return { values, status, answer: text.slice(0, 2_000), checks };
    }
  }
  return undefined;
}
