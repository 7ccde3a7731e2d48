import {
  agentsAttestationSignPermission,
  type Attestation,
  type StatementToSign,
} from '@agent-portal/plugin-agents-common';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { AgentDescriptor } from '../../catalog/model';
import type { ReadinessReadModel, ScorecardInForce } from '../model';
import type { Caller } from '../workflow/Caller';
import type { AttestationStore, StoredAttestation } from './AttestationStore';
import { presentAttestation } from './presentAttestation';
import { releaseDigest } from './releaseDigest';
import { listStatements, refuseSigner, type Statement } from './statements';

/** What {@link StatementReadModel} works with. */
export interface StatementReadModelOptions {
  store: AttestationStore;
  readModel: ReadinessReadModel;
  userInfo: UserInfoService;
  now: () => number;
}

/** What is known of one statement about one agent. */
export interface AgentStatement extends StatementToSign {
  /** Whether the caller is among its signers, or owns the agent where it names none. */
  concernsCaller: boolean;
}

/** Why a signature no longer holds. */
const FORMER: Record<string, string> = {
  expired: 'its time is over',
  revoked: 'it was taken back',
};

/** Tells what people can sign about agents, and who signed. */
export class StatementReadModel {
  readonly #options: StatementReadModelOptions;

  private constructor(options: StatementReadModelOptions) {
    this.#options = options;
  }

  static create(options: StatementReadModelOptions): StatementReadModel {
    return new StatementReadModel(options);
  }

  /** Statements that the scorecards about each agent ask for, in the order of the agents. */
  async list(
    agents: AgentDescriptor[],
    caller: Caller,
  ): Promise<AgentStatement[]> {
    const { store, readModel } = this.#options;
    const scorecards = await readModel.listScorecards();
    if (listStatements(scorecards).size === 0) return [];
    const seen = await caller.listSeen(
      scorecards.map(({ scorecard }) => scorecard.entityRef),
    );
    const refs = agents.map(({ ref }) => ref);
    const all = listStatements(scorecards);
    const about = groupBy(
      await readModel.listResults({ agentRefs: refs }),
      one => one.agentRef,
    );
    const signed = groupBy(await store.listOf(refs), one => one.agentRef);
    const ownership = await this.#ownershipOf(caller);
    return agents.flatMap(agent => {
      const theirs = new Set(
        about
          .get(agent.ref)
          ?.map(({ scorecardRef }) => scorecardRef)
          .filter(ref => seen.has(ref)),
      );
      const statements = this.#statementsOf(scorecards, theirs);
      // One signature counts for all scorecards, so what is signed is what all of them ask for.
      return statements
        .map(({ scorecards: titles, ...own }) => ({
          ...own,
          ...all.get(own.factId),
          scorecards: titles,
        }))
        .map(statement =>
          this.#describe(statement, {
            agent,
            caller,
            ownership,
            signed: (signed.get(agent.ref) ?? []).filter(
              ({ factId }) => factId === statement.factId,
            ),
          }),
        );
    });
  }

  #statementsOf(scorecards: ScorecardInForce[], refs: Set<string>) {
    const about = scorecards.filter(({ scorecard }) =>
      refs.has(scorecard.entityRef),
    );
    return [...listStatements(about).values()];
  }

  #describe(
    statement: Statement,
    context: {
      agent: AgentDescriptor;
      caller: Caller;
      ownership: string[];
      /** The newest first. */
      signed: StoredAttestation[];
    },
  ): AgentStatement {
    const { agent, caller, ownership } = context;
    const digest = releaseDigest(agent.release);
    const signed = context.signed.map(one =>
      presentAttestation(one, {
        digest,
        statement,
        now: this.#options.now(),
      }),
    );
    const current = signed.find(({ status }) => status === 'valid');
    const former = current ? undefined : signed[0];
    const refusal = refuse(statement, { caller, ownership, digest });
    const owns = ownership.includes(agent.owner);
    return {
      agent: agent.ref,
      agentTitle: agent.title,
      fact: statement.factId,
      title: statement.title,
      statement: statement.text,
      scorecards: statement.scorecards,
      releaseVersion: agent.release?.version,
      releaseDigest: digest,
      current,
      former,
      maySign: refusal === undefined,
      reason: refusal ?? (former && sayFormer(former, digest)),
      concernsCaller: statement.signers.length > 0 ? !refusal : owns,
    };
  }

  async #ownershipOf({ user, credentials }: Caller): Promise<string[]> {
    if (user === undefined) return [];
    const info = await this.#options.userInfo.getUserInfo(credentials);
    return info.ownershipEntityRefs.map(ref => ref.toLowerCase());
  }
}

function sayFormer(
  { status, releaseDigest: signedFor }: Attestation,
  digest: string | undefined,
): string | undefined {
  if (status !== 'void') return FORMER[status];
  return signedFor === digest
    ? 'what it states, who may sign it or how long it holds was changed'
    : 'it was signed for another release';
}

function refuse(
  statement: Statement,
  context: { caller: Caller; ownership: string[]; digest: string | undefined },
): string | undefined {
  const { caller, ownership, digest } = context;
  if (caller.user === undefined) return 'only a signed-in person may sign';
  if (!caller.granted.has(agentsAttestationSignPermission.name)) {
    return `this needs the permission ${agentsAttestationSignPermission.name}`;
  }
  if (digest === undefined)
    return 'the catalog declares no release to sign for';
  return refuseSigner(statement, ownership);
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
