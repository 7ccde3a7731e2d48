import {
  agentsAttestationSignPermission,
  agentsExemptionGrantPermission,
  agentsExemptionRequestPermission,
  type ReadinessInbox,
  type StatementToSign,
} from '@agent-portal/plugin-agents-common';
import type {
  AgentStatement,
  StatementReadModel,
} from '../attestations/StatementReadModel';
import type { ExemptionService } from '../exemptions/ExemptionService';
import type {
  ExemptionStore,
  StoredExemption,
} from '../exemptions/ExemptionStore';
import type { GateService } from '../gate/GateService';
import type { CheckPlace } from '../../database/readiness/selectOpenChecks';
import type { UnsignedAgents } from '../attestations/UnsignedReadModel';
import { listSeenScorecards } from '../listSeenScorecards';
import type {
  AgentWorkflowSource,
  ReadinessReadModel,
  ScorecardInForce,
} from '../model';
import type { AgentDirectory } from './AgentDirectory';
import type { Caller } from './Caller';
import { toTime } from './toTime';

/** Exemptions beside an agent, those that are over among them. */
const SHOWN_EXEMPTIONS = 100;
/** Of each kind in an inbox. */
const INBOX_LIMIT = 200;

/** What {@link WorkflowReadModel} works with. */
export interface WorkflowReadModelOptions {
  directory: AgentDirectory;
  exemptions: ExemptionService;
  exemptionStore: ExemptionStore;
  statements: StatementReadModel;
  gate: GateService;
  readModel: Pick<ReadinessReadModel, 'listScorecards'>;
  unsigned: UnsignedAgents;
  now: () => number;
}

/** Puts together what people can do about readiness. */
export class WorkflowReadModel implements AgentWorkflowSource {
  readonly #options: WorkflowReadModelOptions;

  private constructor(options: WorkflowReadModelOptions) {
    this.#options = options;
  }

  static create(options: WorkflowReadModelOptions): WorkflowReadModel {
    return new WorkflowReadModel(options);
  }

  async describe(
    agentRef: string,
    { caller, standings }: Parameters<AgentWorkflowSource['describe']>[1],
  ): ReturnType<AgentWorkflowSource['describe']> {
    const { directory, exemptions, exemptionStore, statements, gate } =
      this.#options;
    const agent = await directory.requireAgent(agentRef, caller.scope);
    const found = await exemptionStore.list({
      scope: caller.scope,
      agentRef: agent.ref,
      limit: SHOWN_EXEMPTIONS,
    });
    return {
      gates: await gate.listOutlooks(agent, { standings, viewer: caller }),
      statements: (await statements.list([agent], caller)).map(toStatement),
      exemptions: await exemptions.present(found, caller),
      may: {
        requestExemption: may(caller, agentsExemptionRequestPermission.name),
        grantExemption: may(caller, agentsExemptionGrantPermission.name),
        signAttestation: may(caller, agentsAttestationSignPermission.name),
      },
    };
  }

  /** What waits for the caller. It is asked for often, so that only what may wait is read. */
  async getInbox(caller: Caller): Promise<ReadinessInbox> {
    const { exemptions, now } = this.#options;
    const presented = await exemptions.present(
      await this.#listRequests(caller),
      caller,
    );
    const mine = may(caller, agentsAttestationSignPermission.name)
      ? await this.#listUnsigned(caller)
      : [];
    return {
      exemptions: presented
        .filter(one => one.may.length > 0 && one.status === 'requested')
        .reverse(),
      statements: mine.map(toStatement),
      asOf: toTime(now()),
    };
  }

  /** Those who may decide nothing of others wait for their own requests only. */
  async #listRequests(caller: Caller): Promise<StoredExemption[]> {
    const { user } = caller;
    if (user === undefined) return [];
    return this.#options.exemptionStore.list({
      scope: caller.scope,
      statuses: ['requested'],
      endsAfter: this.#options.now(),
      ...(!may(caller, agentsExemptionGrantPermission.name) && {
        requestedBy: user,
      }),
      limit: INBOX_LIMIT,
    });
  }

  async #listUnsigned(caller: Caller): Promise<AgentStatement[]> {
    const { directory, readModel, statements, unsigned } = this.#options;
    const places = placesOfStatements(
      await listSeenScorecards(readModel, caller),
    );
    const found: AgentStatement[] = [];
    let after: string | undefined;
    while (found.length < INBOX_LIMIT) {
      const refs = await unsigned.listUnsigned(places, caller.scope, {
        after,
        limit: INBOX_LIMIT,
      });
      const described = await statements.list(
        await directory.listNamed(refs),
        caller,
      );
      found.push(
        ...described.filter(
          one => one.maySign && one.concernsCaller && !one.current,
        ),
      );
      if (refs.length < INBOX_LIMIT) break;
      after = refs[refs.length - 1];
    }
    return found.slice(0, INBOX_LIMIT);
  }
}

/** Where the outcomes of checks are that a signature can make pass. */
function placesOfStatements(scorecards: ScorecardInForce[]): CheckPlace[] {
  return scorecards.flatMap(({ scorecard, compiled }) =>
    compiled.columns.flatMap(({ kind }, index) =>
      kind === 'automatic' ? [] : { scorecardRef: scorecard.entityRef, index },
    ),
  );
}

function may({ user, granted }: Caller, permission: string): boolean {
  return user !== undefined && granted.has(permission);
}

function toStatement(statement: AgentStatement): StatementToSign {
  const { concernsCaller: _, ...shown } = statement;
  return shown;
}
