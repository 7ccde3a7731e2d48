import type { ExemptionRequest } from '@agent-portal/plugin-agents-common';
import { InputError, NotFoundError } from '@backstage/errors';
import type { AgentDescriptor } from '../../catalog/model';
import { releaseDigest } from '../attestations/releaseDigest';
import type { ReadinessReadModel } from '../model';
import type { Viewer } from '../../authorization/Viewer';
import { type AgentDirectory, readRef } from '../workflow/AgentDirectory';
import type { StoredExemption } from './ExemptionStore';

/**
 * Reads what a request is about: a check of a scorecard in force, or the gate to an environment for
 * the release that the catalog declares.
 *
 * @throws InputError or NotFoundError naming the field and its value.
 */
export async function readExemptionSubject(
  body: ExemptionRequest,
  options: {
    agent: AgentDescriptor;
    directory: AgentDirectory;
    readModel: ReadinessReadModel;
    viewer: Viewer;
  },
): Promise<Partial<StoredExemption>> {
  return body.type === 'check'
    ? readCheck(body, options)
    : readGate(body, options);
}

async function readCheck(
  { scorecard: text, check }: ExemptionRequest,
  { readModel, viewer }: { readModel: ReadinessReadModel; viewer: Viewer },
) {
  if (text === undefined || check === undefined) {
    const field = text === undefined ? 'scorecard' : 'check';
    throw new InputError(
      `${field} is missing; an exemption of type check names the scorecard and its check`,
    );
  }
  const ref = readRef(text, { field: 'scorecard', defaultKind: 'scorecard' });
  const scorecards = await readModel.listScorecards();
  const found = scorecards.find(one => one.scorecard.entityRef === ref);
  if (!found || !(await viewer.listSeen([ref])).has(ref)) {
    throw new NotFoundError(
      `There is no scorecard ${ref} in force, or you may not see it`,
    );
  }
  if (!found.scorecard.checks.some(({ id }) => id === check)) {
    throw new NotFoundError(`The scorecard ${ref} has no check "${check}"`);
  }
  return { scorecardRef: ref, checkId: check };
}

async function readGate(
  body: ExemptionRequest,
  {
    agent,
    directory,
    viewer,
  }: { agent: AgentDescriptor; directory: AgentDirectory; viewer: Viewer },
) {
  if (body.environment === undefined) {
    throw new InputError(
      'environment is missing; an exemption of type break-glass names the environment',
    );
  }
  const environment = await directory.requireEnvironment(
    body.environment,
    viewer,
  );
  const digest = releaseDigest(agent.release);
  if (digest === undefined) {
    throw new InputError(
      `agent is "${agent.ref}": the catalog declares no release of it that a gate could be opened for; add spec.agent.release`,
    );
  }
  return {
    environmentRef: environment.ref,
    releaseVersion: agent.release?.version,
    releaseDigest: digest,
  };
}
