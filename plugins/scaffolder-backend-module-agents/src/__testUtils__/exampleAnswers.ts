import type { JsonObject } from '@backstage/types';
import type { AgentAnswersInput } from '../answers';

/** What a form sends when only what has no default is filled in. */
export const formValues: JsonObject = {
  owner: 'group:default/core-agents',
  name: 'invoice-checker',
  title: 'Invoice Checker',
  description: 'Checks invoices against orders.',
  family: 'core',
  provider: 'anthropic',
  model: 'claude-sonnet-4',
  tools: [],
  riskTier: 'medium',
  stores: [],
  cloud: 'aws',
  exposure: 'internal',
  domain: 'example.com',
  imageRegistry: 'ghcr.io/acme',
  port: 8080,
  publishTo: 'local',
  strategy: 'canary',
  rollout: {},
  kpiTargets: {},
};

export const exampleAnswers: AgentAnswersInput = {
  name: 'invoice-checker',
  title: 'Invoice Checker',
  description: 'Checks invoices against orders.',
  owner: 'group:default/core-agents',
  family: 'core',
  language: 'typescript',
  model: { provider: 'anthropic', name: 'claude-sonnet-4' },
  cloud: 'aws',
  exposure: 'internal',
  riskTier: 'medium',
  rollout: { strategy: 'canary' },
};
