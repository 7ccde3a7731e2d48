import { randomUUID } from 'node:crypto';
import {
  agentsAttestationSignPermission,
  type Attestation,
  type AttestationRequest,
  type DecisionRequest,
} from '@agent-portal/plugin-agents-common';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { AgentDescriptor } from '../../catalog/model';
import type { ReadinessEvaluator, ReadinessReadModel } from '../model';
import type { AgentDirectory } from '../workflow/AgentDirectory';
import { type Caller, requirePerson } from '../workflow/Caller';
import type { AttestationStore, StoredAttestation } from './AttestationStore';
import { presentAttestation } from './presentAttestation';
import { releaseDigest } from './releaseDigest';
import {
  fingerprintOf,
  listStatements,
  refuseSigner,
  type Statement,
} from './statements';

/** What {@link AttestationService} works with. */
export interface AttestationServiceOptions {
  store: AttestationStore;
  directory: AgentDirectory;
  readModel: ReadinessReadModel;
  evaluator: ReadinessEvaluator;
  userInfo: UserInfoService;
  now: () => number;
}

/** Takes the signatures of people under statements about a release. */
export class AttestationService {
  readonly #options: AttestationServiceOptions;

  private constructor(options: AttestationServiceOptions) {
    this.#options = options;
  }

  static create(options: AttestationServiceOptions): AttestationService {
    return new AttestationService(options);
  }

  /**
   * Signs as the caller, now, for the release that the catalog declares.
   *
   * @throws NotAllowedError for whoever may not sign; ConflictError when the digest is that of
   * another release.
   */
  async sign(body: AttestationRequest, caller: Caller): Promise<Attestation> {
    const signedBy = requirePerson(
      caller,
      agentsAttestationSignPermission,
      body.actor,
    );
    const { directory, evaluator, store, now } = this.#options;
    const agent = await directory.requireAgent(body.agent, caller.scope);
    const statement = await this.#requireStatement(body.fact, caller);
    requireRelease(agent, body.releaseDigest);
    const signedAt = now();
    const attestation: StoredAttestation = {
      id: randomUUID(),
      agentRef: agent.ref,
      factId: statement.factId,
      statement: statement.text,
      statementFingerprint: fingerprintOf(statement),
      releaseVersion: agent.release?.version,
      releaseDigest: body.releaseDigest,
      comment: body.comment?.trim() || undefined,
      evidenceUrl: readUrl(body.evidenceUrl),
      signedBy,
      signedAt,
      expiresAt:
        statement.validForMs === undefined
          ? undefined
          : signedAt + statement.validForMs,
    };
    await store.insert(attestation);
    await evaluator.follow([agent.ref]);
    return this.#present(attestation, { agent, statement });
  }

  /**
   * Takes a signature back: one's own, or as somebody who may sign the statement too.
   *
   * @throws NotAllowedError for anybody else; ConflictError when that was done before.
   */
  async revoke(
    id: string,
    body: DecisionRequest,
    caller: Caller,
  ): Promise<Attestation> {
    const by = requirePerson(
      caller,
      agentsAttestationSignPermission,
      body.actor,
    );
    const { directory, evaluator, store, now } = this.#options;
    const found = await store.get(id);
    if (!found) throw new NotFoundError(`There is no attestation ${id}`);
    const agent = await directory.requireAgent(found.agentRef, caller.scope);
    const statement = await this.#findStatement(found.factId);
    if (found.signedBy !== by) {
      const refusal = statement
        ? refuseSigner(statement, await this.#listOwnership(caller))
        : `only ${found.signedBy}, who signed it, may take it back`;
      if (refusal) {
        throw new NotAllowedError(
          `You may not take back the attestation ${id}: ${refusal}`,
        );
      }
    }
    const revoked = await store.revoke({
      id,
      by,
      at: now(),
      reason: body.reason?.trim() || undefined,
    });
    if (!revoked) {
      throw new ConflictError(
        `The attestation ${id} was taken back before; nothing is left to take back`,
      );
    }
    await evaluator.follow([agent.ref]);
    return this.#present(revoked, { agent, statement });
  }

  async #requireStatement(factId: string, caller: Caller) {
    const statement = await this.#findStatement(factId);
    if (!statement) {
      throw new NotFoundError(
        `No scorecard in force asks for the statement "${factId}"`,
      );
    }
    const refusal = refuseSigner(statement, await this.#listOwnership(caller));
    if (refusal) {
      throw new NotAllowedError(
        `You may not sign "${statement.title}": ${refusal}`,
      );
    }
    return statement;
  }

  async #findStatement(factId: string): Promise<Statement | undefined> {
    const scorecards = await this.#options.readModel.listScorecards();
    return listStatements(scorecards).get(factId);
  }

  async #listOwnership(caller: Caller): Promise<string[]> {
    const { userInfo } = this.#options;
    const info = await userInfo.getUserInfo(caller.credentials);
    return info.ownershipEntityRefs;
  }

  #present(
    one: StoredAttestation,
    {
      agent,
      statement,
    }: { agent: AgentDescriptor; statement: Statement | undefined },
  ): Attestation {
    return presentAttestation(one, {
      digest: releaseDigest(agent.release),
      statement,
      now: this.#options.now(),
    });
  }
}

function requireRelease({ ref, release }: AgentDescriptor, digest: string) {
  const declared = releaseDigest(release);
  if (digest === declared) return;
  throw new ConflictError(
    declared === undefined
      ? `The catalog declares no release of ${ref}, so there is nothing to sign for; add spec.agent.release`
      : `releaseDigest is "${digest}", but the catalog declares the release ${release?.version} of ${ref} with ${declared}; look at that release and sign for it`,
  );
}

function readUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `evidenceUrl is "${url}": it must be an http or https address`,
    );
  }
  return new URL(url).href;
}
