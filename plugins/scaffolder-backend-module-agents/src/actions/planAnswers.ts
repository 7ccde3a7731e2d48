import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { formAnswers } from '../answers';

/** What the step `agents:plan` is given. */
export interface PlanInput {
  parameters?: Record<string, unknown>;
  language?: string;
  answers?: Record<string, unknown>;
  repoUrl?: string;
}

/** The answers that the input of the step `agents:plan` holds, not read yet. */
export function planAnswers(
  input: PlanInput,
  integrations: ScmIntegrations,
): Record<string, unknown> {
  const { parameters, language, answers, repoUrl } = input;
  return {
    ...formAnswers({ language, ...parameters }),
    ...answers,
    ...(repoUrl && { repositoryUrl: cloneAddress(repoUrl, integrations) }),
  };
}

function cloneAddress(repoUrl: string, integrations: ScmIntegrations): string {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  if (!owner) {
    throw new InputError(
      `repoUrl ${JSON.stringify(
        repoUrl,
      )} names no owner; use host?owner=…&repo=…`,
    );
  }
  return `https://${host}/${owner}/${repo}.git`;
}
