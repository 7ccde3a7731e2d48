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
import type { ExemptionStore } from '../exemptions/ExemptionStore';
import type { GateService } from '../gate/GateService';
import type { AgentWorkflowSource } from '../model';
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
    caller: Caller,
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
      gates: await gate.listOutlooks(agent),
      statements: (await statements.list([agent], caller)).map(toStatement),
      exemptions: await exemptions.present(found, caller),
      may: {
        requestExemption: may(caller, agentsExemptionRequestPermission.name),
        grantExemption: may(caller, agentsExemptionGrantPermission.name),
        signAttestation: may(caller, agentsAttestationSignPermission.name),
      },
    };
  }

  /** What waits for the caller. */
  async getInbox(caller: Caller): Promise<ReadinessInbox> {
    const { directory, exemptions, exemptionStore, statements, now } =
      this.#options;
    const requested = await exemptionStore.list({
      scope: caller.scope,
      statuses: ['requested'],
      limit: INBOX_LIMIT,
    });
    const presented = await exemptions.present(requested, caller);
    const mine = may(caller, agentsAttestationSignPermission.name)
      ? await statements.list(await directory.listAgents(caller.scope), caller)
      : [];
    return {
      exemptions: presented
        .filter(one => one.may.length > 0 && one.status === 'requested')
        .reverse(),
      statements: mine
        .filter(one => one.maySign && one.concernsCaller && !one.current)
        .slice(0, INBOX_LIMIT)
        .map(toStatement),
      asOf: toTime(now()),
    };
  }
}

function may({ user, granted }: Caller, permission: string): boolean {
  return user !== undefined && granted.has(permission);
}

function toStatement(statement: AgentStatement): StatementToSign {
  const { concernsCaller: _, ...shown } = statement;
  return shown;
}
