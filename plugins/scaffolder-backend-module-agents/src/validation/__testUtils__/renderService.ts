import { join, resolve } from 'node:path';
import { type AgentAnswersInput, readAnswers } from '../../answers';
import { planService, type ServicePlan } from '../../plan';
import { renderSkeleton, TemplateRenderer } from '../../render';
import { MemoryServiceFiles } from '../files';

const skeleton = resolve(__dirname, '../../../../../templates/skeleton');
const renderer = TemplateRenderer.create();

/** Answers that ask for everything that a service can have. */
export const fullAnswers: AgentAnswersInput = {
  name: 'invoice-checker',
  title: 'Invoice Checker',
  description: 'Checks invoices: "quotes", {braces} & <tags>.',
  owner: 'group:default/core-agents',
  system: 'system:default/bmad',
  family: 'core',
  language: 'typescript',
  model: { provider: 'anthropic', name: 'claude-sonnet-4' },
  tools: ['search-documents', 'send-mail'],
  stores: ['postgresql', 'redis', 'milvus'],
  cloud: 'aws',
  exposure: 'public',
  riskTier: 'high',
  rollout: {
    strategy: 'canary',
    plan: 'rolloutplan:default/bmad-rollout',
    wave: '2.1',
  },
};

/** A service as the templates of this repository make it. */
export async function renderService(
  changes: Partial<AgentAnswersInput> = {},
): Promise<{ files: MemoryServiceFiles; plan: ServicePlan }> {
  const answers = readAnswers({ ...fullAnswers, ...changes });
  const plan = planService(answers);
  const folders = [
    `service-${answers.language}`,
    'pipeline',
    'environments',
    `infrastructure-${answers.cloud}`,
    'observability',
    'catalog',
  ].map(part => join(skeleton, part));
  const contents = new Map<string, string>();
  for (const folder of folders) {
    for (const { path, content } of await renderSkeleton({
      folder,
      values: plan,
      renderer,
    })) {
      contents.set(path, content.toString('utf8'));
    }
  }
  return { files: MemoryServiceFiles.of(contents), plan };
}
