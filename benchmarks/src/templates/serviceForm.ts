import {
  type AgentAnswers,
  formAnswers,
  readAnswers,
  withoutEmptyAnswers,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/answers';
import type { JsonObject } from '@backstage/types';

let services = 0;

/**
 * A filled in form that nobody sent before: texts that name the service were never rendered or
 * checked, as when a developer makes a new one. All names have the same length.
 */
export function newForm(): JsonObject {
  services += 1;
  return {
    owner: 'group:default/core-agents',
    name: `service-${String(services).padStart(5, '0')}`,
    title: 'Invoice Checker',
    description: 'Checks invoices against orders.',
    family: 'core',
    provider: 'anthropic',
    model: 'claude-sonnet-4',
    tools: ['search-documents', 'send-mail'],
    riskTier: 'high',
    port: 8080,
    stores: ['postgresql', 'redis', 'milvus'],
    cloud: 'aws',
    exposure: 'public',
    domain: 'example.com',
    imageRegistry: 'ghcr.io/acme',
    publishTo: 'local',
    strategy: 'canary',
    rollout: {},
    kpiTargets: {},
  };
}

/** What the first step of the template makes of a form. */
export function answersOf(form: JsonObject): AgentAnswers {
  return readAnswers(
    withoutEmptyAnswers(formAnswers({ language: 'typescript', ...form })),
  );
}
