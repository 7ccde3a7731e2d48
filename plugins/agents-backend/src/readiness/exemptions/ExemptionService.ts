import { randomUUID } from 'node:crypto';
import {
  agentsExemptionRequestPermission,
  type DecisionRequest,
  type Exemption,
  type ExemptionDecision,
  type ExemptionList,
  type ExemptionRequest,
  type ExemptionsQuery,
  type ExemptionStatus,
} from '@agent-portal/plugin-agents-common';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { listSeenScorecards } from '../listSeenScorecards';
import type { ReadinessEvaluator, ReadinessReadModel } from '../model';
import { type AgentDirectory, readRef } from '../workflow/AgentDirectory';
import { type Caller, requirePerson } from '../workflow/Caller';
import { toTime } from '../workflow/toTime';
import type { ExemptionStore, StoredExemption } from './ExemptionStore';
import { presentExemption } from './presentExemption';
import { readExemptionSubject } from './readExemptionSubject';
import { readExpiry } from './readExpiry';
import { requireDecider } from './requireDecider';

const DEFAULT_LIMIT = 100;
const SHORTEST_REASON = 10;

/** What {@link ExemptionService} works with. */
export interface ExemptionServiceOptions {
  store: ExemptionStore;
  directory: AgentDirectory;
  readModel: ReadinessReadModel;
  evaluator: ReadinessEvaluator;
  limits: { maximumExemptionMs: number; maximumBreakGlassMs: number };
  now: () => number;
}

/** Where each decision begins and what it leads to. */
const DECISIONS: Record<
  ExemptionDecision,
  { from: ExemptionStatus[]; to: ExemptionStatus }
> = {
  approve: { from: ['requested'], to: 'approved' },
  reject: { from: ['requested'], to: 'rejected' },
  withdraw: { from: ['requested'], to: 'withdrawn' },
  revoke: { from: ['approved'], to: 'revoked' },
};

/** Takes requests for exemptions, and the decisions that somebody else makes on them. */
export class ExemptionService {
  readonly #options: ExemptionServiceOptions;

  private constructor(options: ExemptionServiceOptions) {
    this.#options = options;
  }

  static create(options: ExemptionServiceOptions): ExemptionService {
    return new ExemptionService(options);
  }

  /**
   * Asks for an exemption; nothing is exempt until somebody else approves it.
   *
   * @throws NotAllowedError, NotFoundError, InputError naming the field, or ConflictError while
   * another request for the same waits.
   */
  async request(body: ExemptionRequest, caller: Caller): Promise<Exemption> {
    const user = requirePerson(
      caller,
      agentsExemptionRequestPermission,
      body.actor,
    );
    const { directory, readModel, limits, now } = this.#options;
    const requestedAt = now();
    const agent = await directory.requireAgent(body.agent, caller.scope);
    const reason = body.reason.trim();
    if (reason.length < SHORTEST_REASON) {
      throw new InputError(
        `reason is "${body.reason}": say in at least ${SHORTEST_REASON} characters why`,
      );
    }
    const expiresAt = readExpiry(body.expiresAt, {
      now: requestedAt,
      maximumMs:
        body.type === 'check'
          ? limits.maximumExemptionMs
          : limits.maximumBreakGlassMs,
    });
    const exemption: StoredExemption = {
      id: randomUUID(),
      type: body.type,
      agentRef: agent.ref,
      ...(await readExemptionSubject(body, {
        agent,
        directory,
        readModel,
        viewer: caller,
      })),
      reason,
      status: 'requested',
      requestedBy: user,
      requestedAt,
      expiresAt,
    };
    await this.#insert(exemption);
    return this.#presentOne(exemption, caller);
  }

  /**
   * Decides a request, takes it back, or ends an exemption.
   *
   * @throws NotAllowedError for whoever may not, such as the one who asked; ConflictError when it
   * no longer stands where the decision begins.
   */
  async decide(
    id: string,
    decision: ExemptionDecision,
    options: { body: DecisionRequest; caller: Caller },
  ): Promise<Exemption> {
    const { body, caller } = options;
    const { store, directory, evaluator, now } = this.#options;
    const found = await store.get(id);
    if (!found) throw new NotFoundError(`There is no exemption ${id}`);
    // Whoever may not see the agent shall not learn of the exemption either.
    await directory.requireAgent(found.agentRef, caller.scope);
    const by = requireDecider(found, decision, { caller, actor: body.actor });
    const moved = await store.move({
      id,
      ...DECISIONS[decision],
      by,
      at: now(),
      reason: body.reason?.trim() || undefined,
    });
    if (!moved) throw await this.#conflict(id, decision);
    // It is decided by now, whatever becomes of the evaluation.
    if (found.type === 'check') await evaluator.follow([found.agentRef]);
    return this.#presentOne(moved, caller);
  }

  /** Exemptions of agents that the caller may see, the newest first. */
  async list(query: ExemptionsQuery, caller: Caller): Promise<ExemptionList> {
    const { store, now } = this.#options;
    const found = await store.list({
      scope: caller.scope,
      agentRef:
        query.agent &&
        readRef(query.agent, { field: 'agent', defaultKind: 'component' }),
      statuses: query.status,
      limit: query.limit ?? DEFAULT_LIMIT,
    });
    return { items: await this.present(found, caller), asOf: toTime(now()) };
  }

  /** Exemptions as the API shows them; without a caller nobody may do anything with them. */
  async present(
    exemptions: StoredExemption[],
    caller?: Caller,
  ): Promise<Exemption[]> {
    if (exemptions.length === 0) return [];
    const { directory, readModel, now } = this.#options;
    const refs = [...new Set(exemptions.map(({ agentRef }) => agentRef))];
    const context = {
      caller,
      titles: await directory.listTitles(refs),
      // What is called otherwise to somebody who may not see it has no name.
      scorecards: caller ? await listSeenScorecards(readModel, caller) : [],
      now: now(),
    };
    return exemptions.map(one => presentExemption(one, context));
  }

  async #insert(exemption: StoredExemption): Promise<void> {
    const { store } = this.#options;
    if (await store.insert(exemption)) return;
    // One that is over by time no longer waits, though the task that marks it comes a moment later.
    await store.expire(exemption.requestedAt);
    if (await store.insert(exemption)) return;
    const open = await store.findOpen(exemption);
    throw new ConflictError(
      `${open?.requestedBy ?? 'Somebody'} has asked for the same already, and ${
        open ? `the request ${open.id}` : 'that request'
      } waits for a decision; decide or withdraw it first`,
    );
  }

  async #presentOne(exemption: StoredExemption, caller: Caller) {
    const [presented] = await this.present([exemption], caller);
    return presented;
  }

  async #conflict(id: string, decision: ExemptionDecision) {
    const { store, now } = this.#options;
    const current = await store.get(id);
    const isOver = current !== undefined && current.expiresAt <= now();
    const person = current?.revokedBy ?? current?.decidedBy;
    const by = person && !isOver ? ` by ${person}` : '';
    return new ConflictError(
      `The exemption ${id} is ${
        isOver ? 'expired' : current?.status
      }${by}, so nobody can ${decision} it`,
    );
  }
}
