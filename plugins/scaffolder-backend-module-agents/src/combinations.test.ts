import { join } from 'node:path';
import { exampleAnswers } from './__testUtils__/exampleAnswers';
import { templatesFolder } from './__testUtils__/templateFiles';
import { type AgentAnswers, readAnswers } from './answers';
import { partFolder, parts, textFiles } from './build';
import { createLock, lockFile } from './lock';
import { planService } from './plan';
import {
  type RenderedFile,
  renderSkeleton,
  TemplateRenderer,
} from './render';
import { validateService } from './validation';

const wanted = 200;

const choices = {
  language: ['typescript', 'python'],
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
  model: [
    { provider: 'anthropic', name: 'claude-sonnet-4' },
    { provider: 'openai', name: 'gpt-4.1' },
    { provider: 'azure-openai', name: 'deployment/gpt' },
    { provider: 'google', name: 'gemini-2.5-pro' },
    { provider: 'ollama', name: 'llama3:8b@q4' },
  ],
  rollout: [
    { strategy: 'canary' },
    { strategy: 'blue-green', plan: 'rolloutplan:default/p', wave: '2.1' },
  ],
  kpiTargets: [{}, { performance: 4.5, uptime: 0.995 }],
  port: [8080, 3000, 65535],
  name: ['invoice-checker', 'yes', 'a1b', 'x'.repeat(40)],
  description: [
    'Checks invoices.',
    'Quotes " and \' and `; ${HOME} $(id) {{ x }} %{y} <b> # : - | \\ end',
  ],
  system: [undefined, 'system:default/bmad'],
};

/** A multiplier that shares no factor with the number of choices walks through all pairs. */
function combination(index: number): AgentAnswers {
  const picked = Object.entries(choices).map(([field, values], position) => {
    const step = index * (2 * position + 1) + Math.floor(index / (position + 2));
    return [field, values[step % values.length]];
  });
  return readAnswers({ ...exampleAnswers, ...Object.fromEntries(picked) });
}

describe('combinations of answers', () => {
  const renderer = TemplateRenderer.create();

  async function render(answers: AgentAnswers): Promise<RenderedFile[]> {
    const values = planService(answers);
    const rendered: RenderedFile[] = [];
    for (const part of parts) {
      const folder = join(templatesFolder, 'skeleton', partFolder(part, answers));
      rendered.push(...(await renderSkeleton({ folder, values, renderer })));
    }
    const lock = createLock({
      template: 'template:default/test',
      version: '1',
      answers,
      files: rendered,
    });
    return [...rendered, lockFile(lock)];
  }

  it(`give ${wanted} services without a finding`, async () => {
    for (let index = 0; index < wanted; index++) {
      const answers = combination(index);
      const report = await validateService(textFiles(await render(answers)), {
        plan: planService(answers),
      });
      const made = report.validators.filter(({ status }) => status !== 'skipped');
      expect(made.length).toBeGreaterThanOrEqual(8);
      expect({ answers, findings: report.findings }).toEqual({
        answers,
        findings: [],
      });
    }
  }, 60_000);
});
