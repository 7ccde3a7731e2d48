import { DatabaseAgentStore } from '@agent-portal/plugin-agents-backend/src/catalog/DatabaseAgentStore';
import { DatabaseReadinessStore } from '@agent-portal/plugin-agents-backend/src/readiness/results';
import type {
  EvaluatedResult,
  ReadinessChanges,
} from '@agent-portal/plugin-agents-backend/src/readiness/results/ReadinessStore';
import {
  DatabaseScorecardStore,
  ScorecardRegister,
} from '@agent-portal/plugin-agents-backend/src/readiness/scorecards';
import { ReadinessEvaluation } from '@agent-portal/plugin-agents-backend/src/readiness/evaluation';
import { FactCollector } from '@agent-portal/plugin-agents-backend/src/readiness/facts';
import {
  compileScorecard,
  type Fact,
  type Scorecard,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import {
  READINESS_NOW,
  readinessFleet,
  readinessScorecard,
} from './readinessFleet';

/** Checks of the scorecard: as many facts of each agent are read, compared and stored. */
export const STORED_CHECKS = 60;

const DAY = '2026-01-15';

/** Readiness as the backend puts it together, with facts that are held in memory. */
export async function createStoredReadiness(
  knex: Knex,
  options: { count: number; checks?: number },
) {
  const { count, checks = STORED_CHECKS } = options;
  const scorecard = takeChecks(readinessScorecard(), checks);
  const wanted = compileScorecard(scorecard).factIds;
  const facts = new Map(
    // A check looks at up to two facts after its own.
    readinessFleet(count, checks + 2).map((agent, index) => [
      refOf(index),
      new Map<string, Fact>(
        wanted.flatMap(id => {
          const fact = agent.facts.get(id);
          return fact ? [[id, fact]] : [];
        }),
      ),
    ]),
  );
  const agents = DatabaseAgentStore.create({ knex });
  await agents.saveAgents({
    put: [...facts.keys()].map(createAgent),
    remove: [],
  });
  await agents.savePolicies({
    put: [
      {
        etag: '1',
        kind: 'scorecard',
        definition: {
          ref: scorecard.entityRef,
          title: scorecard.title,
          scorecard,
          spec: {},
          problems: [],
        },
      },
    ],
    remove: [],
  });
  const now = () => READINESS_NOW;
  const store = DatabaseReadinessStore.create({ knex });
  const scorecards = DatabaseScorecardStore.create({ knex });
  const register = ScorecardRegister.create({ agents, store: scorecards, now });
  await register.refresh();
  const evaluation = ReadinessEvaluation.create({
    agents,
    register,
    scorecards,
    collector: FactCollector.create({
      builtIn: [
        {
          id: 'memory',
          title: 'memory',
          covers: () => true,
          collect: async ({ agentRefs }) =>
            new Map(agentRefs.map(ref => [ref, facts.get(ref) ?? new Map()])),
        },
      ],
      providers: [],
      declared: () => register.listDeclaredFacts(),
      lastKnown: async () => new Map(),
      timeoutMs: 600_000,
      wait: () => new Promise(() => {}),
    }),
    exemptions: { listInForce: async () => [] },
    store,
    logger: console as never,
    now,
    onChange: async () => {},
    onTransitions: async () => {},
  });
  return { evaluation, facts, refs: [...facts.keys()], scorecard, store };
}

/** What an evaluation of agents that all came out otherwise has to save. */
export function summariesOf(
  scorecard: Scorecard,
  facts: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
): ReadinessChanges {
  const compiled = compileScorecard(scorecard);
  const results = [...facts].map(
    ([agentRef, known]): EvaluatedResult => ({
      agentRef,
      scorecardRef: scorecard.entityRef,
      version: scorecard.version,
      fingerprint: 'f'.repeat(64),
      day: DAY,
      evaluation: compiled.evaluate(known, { now: READINESS_NOW }),
      since: READINESS_NOW,
      evaluatedAt: READINESS_NOW,
    }),
  );
  return {
    results,
    facts: [],
    remove: [],
    gone: [],
    transitions: [],
    touched: [],
  };
}

function takeChecks(scorecard: Scorecard, count: number): Scorecard {
  return { ...scorecard, checks: scorecard.checks.slice(0, count) };
}

function refOf(index: number): string {
  return `component:default/agent-${String(index).padStart(6, '0')}`;
}

function createAgent(ref: string) {
  const name = ref.split('/')[1];
  return {
    etag: '1',
    descriptor: {
      ref,
      kind: 'component',
      namespace: 'default',
      name,
      title: name,
      owner: 'group:default/platform',
      labels: {},
      samples: [],
      problems: [],
    },
    instances: [],
    attributes: [],
    entity: {},
  };
}
