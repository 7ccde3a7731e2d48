import {
  type AgentReadiness,
  type Attestation,
  type AttestationRequest,
  type Exemption,
  type ExemptionDecision,
  type ExemptionRequest,
  type ExemptionsQuery,
  type GateDecision,
  type GateQuery,
  type ReadinessAction,
  SCORECARD_KIND,
  type Simulation,
  type StatementToSign,
} from '@agent-portal/plugin-agents-common';
import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { AgentFixture } from './createAgentFixture';
import { FIXTURE_NOW } from './createManualClock';
import type { ScorecardFixture } from './createScorecardFixture';
import { MockResponseError } from './MockResponseError';

/** What a `MockAgentsApi` knows of readiness besides its agents. @public */
export interface ReadinessFixture {
  scorecards: ScorecardFixture[];
  /** Exemptions besides those of the agents' fixtures. */
  exemptions: Exemption[];
  /** Decisions of gates, the newest first. */
  decisions: GateDecision[];
  actions: ReadinessAction[];
  /** What a simulation answers. */
  simulation: Simulation;
  /** Who is signed in. */
  viewer: string;
}

const NEXT_STATUS = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
  revoke: 'revoked',
} as const;

/** The readiness that a `MockAgentsApi` answers from, with what was changed through it. */
export class MockReadiness {
  readonly fixture: ReadinessFixture;
  readonly #changed = new Map<string, Exemption>();
  readonly #signed = new Map<string, Attestation>();

  private constructor(fixture: ReadinessFixture) {
    this.fixture = fixture;
  }

  static create(fixture: Partial<ReadinessFixture> = {}): MockReadiness {
    return new MockReadiness({
      scorecards: [],
      exemptions: [],
      decisions: [],
      actions: [],
      simulation: emptySimulation(),
      viewer: 'user:default/guest',
      ...fixture,
    });
  }

  findScorecard(ref: string | CompoundEntityRef): ScorecardFixture {
    const wanted = stringifyEntityRef(
      typeof ref === 'string'
        ? parseEntityRef(ref, { defaultKind: SCORECARD_KIND })
        : ref,
    );
    const found = this.fixture.scorecards.find(
      ({ detail }) => detail.summary.ref === wanted,
    );
    if (!found) throw new MockResponseError(404, `No scorecard ${wanted}`);
    return found;
  }

  /** The readiness of an agent, with what was asked and signed since. */
  readinessOf(agent: AgentFixture): AgentReadiness {
    return {
      ...agent.readiness,
      exemptions: this.#listExemptions([agent]).filter(
        exemption => exemption.agent === agent.row.ref,
      ),
      statements: agent.readiness.statements.map(item => this.#current(item)),
    };
  }

  listExemptions(agents: readonly AgentFixture[], query: ExemptionsQuery) {
    return this.#listExemptions(agents)
      .filter(
        exemption =>
          (!query.agent || exemption.agent === query.agent) &&
          (!query.status?.length || query.status.includes(exemption.status)),
      )
      .slice(0, query.limit ?? 100);
  }

  request(request: ExemptionRequest): Exemption {
    const { actor: _actor, ...asked } = request;
    const exemption: Exemption = {
      ...asked,
      id: `requested-${this.#changed.size + 1}`,
      status: 'requested',
      requestedBy: this.fixture.viewer,
      requestedAt: new Date(FIXTURE_NOW).toISOString(),
      may: ['withdraw'],
    };
    this.#changed.set(exemption.id, exemption);
    return exemption;
  }

  decide(
    agents: readonly AgentFixture[],
    id: string,
    decision: ExemptionDecision,
    reason?: string,
  ): Exemption {
    const exemption = this.#listExemptions(agents).find(item => item.id === id);
    if (!exemption) throw new MockResponseError(404, `No exemption ${id}`);
    const expected = decision === 'revoke' ? 'approved' : 'requested';
    if (exemption.status !== expected) {
      throw new MockResponseError(409, `It is ${exemption.status} already`);
    }
    const decided: Exemption = {
      ...exemption,
      status: NEXT_STATUS[decision],
      decidedBy: this.fixture.viewer,
      decidedAt: new Date(FIXTURE_NOW).toISOString(),
      decisionReason: reason,
      may: [],
    };
    this.#changed.set(id, decided);
    return decided;
  }

  sign(agent: AgentFixture, request: AttestationRequest): Attestation {
    const { digest, version } = agent.readiness.release;
    if (request.releaseDigest !== digest) {
      throw new MockResponseError(409, 'The catalog declares another release');
    }
    const { actor: _actor, ...signed } = request;
    const attestation: Attestation = {
      ...signed,
      id: `signed-${this.#signed.size + 1}`,
      statement:
        agent.readiness.statements.find(({ fact }) => fact === request.fact)
          ?.statement ?? '',
      releaseVersion: version,
      signedBy: this.fixture.viewer,
      signedAt: new Date(FIXTURE_NOW).toISOString(),
      status: 'valid',
    };
    this.#signed.set(`${request.agent} ${request.fact}`, attestation);
    return attestation;
  }

  revoke(agents: readonly AgentFixture[], id: string, reason?: string) {
    const statement = agents
      .flatMap(agent => this.readinessOf(agent).statements)
      .find(({ current }) => current?.id === id);
    if (!statement?.current) {
      throw new MockResponseError(404, `No attestation ${id}`);
    }
    const revoked: Attestation = {
      ...statement.current,
      status: 'revoked',
      revokedBy: this.fixture.viewer,
      revokedAt: new Date(FIXTURE_NOW).toISOString(),
      revokeReason: reason,
    };
    this.#signed.set(`${statement.agent} ${statement.fact}`, revoked);
    return revoked;
  }

  gate(agent: AgentFixture, query: GateQuery): GateDecision {
    const outlook = agent.readiness.gates.find(
      ({ environment }) =>
        environment === query.environment ||
        environment.endsWith(`/${query.environment}`),
    );
    if (!outlook) {
      throw new MockResponseError(404, `No gate before ${query.environment}`);
    }
    const { environmentTitle: _title, ...decision } = outlook;
    return {
      ...decision,
      id: 'decision-of-mock',
      at: new Date(FIXTURE_NOW).toISOString(),
      agent: agent.row.ref,
      releaseVersion: query.version ?? agent.readiness.release.version,
      releaseDigest: agent.readiness.release.digest,
      actor: this.fixture.viewer,
    };
  }

  #listExemptions(agents: readonly AgentFixture[]): Exemption[] {
    const all = new Map(
      [
        ...agents.flatMap(agent => agent.readiness.exemptions),
        ...this.fixture.exemptions,
        ...this.#changed.values(),
      ].map(exemption => [exemption.id, exemption]),
    );
    return [...all.values()].sort((a, b) =>
      b.requestedAt.localeCompare(a.requestedAt),
    );
  }

  #current(statement: StatementToSign): StatementToSign {
    const signed = this.#signed.get(`${statement.agent} ${statement.fact}`);
    if (!signed) return statement;
    return signed.status === 'valid'
      ? { ...statement, current: signed }
      : { ...statement, current: undefined, former: signed };
  }
}

function emptySimulation(): Simulation {
  return {
    problems: [],
    levels: [],
    agents: 0,
    before: [],
    after: [],
    losing: [],
    gaining: [],
    days: [],
    blocked: [],
    asOf: new Date(FIXTURE_NOW).toISOString(),
  };
}
