import { compileScorecard } from '@agent-portal/plugin-agents-common';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import {
  CHECKS,
  READINESS_NOW,
  readinessFleet,
  readinessScorecard,
} from '../readiness/readinessFleet';
import { runAsTechInsights, runOnOneEngine } from '../readiness/runJsonRules';
import { atLeastTimes, justToKnow, noLessThan } from '../report/figures';
import type { Measured, Scenario } from '../report/model';

const AGENTS = 10_000;
/** The peers take too long for all of them. */
const SAMPLE = 100;
const ROUNDS = 7;
const WARM_UP = 2;

/** How fast scorecards are evaluated. */
export const readinessEngine: Scenario = {
  name: 'readiness-engine',
  title: `${AGENTS.toLocaleString(
    'en',
  )} agents on a scorecard of ${CHECKS} checks`,
  run: async ({ progress }) => {
    const scorecard = readinessScorecard();
    const compiled = compileScorecard(scorecard);
    const fleet = readinessFleet(AGENTS);
    const sample = fleet.slice(0, SAMPLE);
    const evaluateAll = () => {
      let passed = 0;
      for (const { facts } of fleet) {
        passed += compiled.evaluate(facts, { now: READINESS_NOW }).passed;
      }
      return passed;
    };
    progress('comparing results');
    const expected = sample.map(({ facts }) => {
      const { outcomes } = compiled.evaluate(facts, { now: READINESS_NOW });
      return [...outcomes].map(letter => letter === 'p');
    });
    for (const run of [runAsTechInsights, runOnOneEngine]) {
      checkSame(expected, await run(scorecard, sample), run.name);
    }
    progress('evaluating');
    const times = await interleave(
      {
        portal: async () => evaluateAll(),
        techInsights: () => runAsTechInsights(scorecard, sample),
        oneEngine: () => runOnOneEngine(scorecard, sample),
      },
      { rounds: ROUNDS, warmUp: WARM_UP },
    );
    const portal = perSecond('compiled once', AGENTS, times.portal);
    return {
      method: [
        `One scorecard of ${CHECKS} checks in the mix of those that are shipped: numbers against targets, texts, truth values, lists, paths into the catalog entity, and groups of two or three of these by all, any and not; ${AGENTS.toLocaleString(
          'en',
        )} agents with a fact for each. All facts are known, as json-rules-engine has no other answer than yes and no.`,
        'Evaluating gives outcomes, level, score, counts and the time at which it is due again; it is the same call that the backend makes for every agent. Compiling the scorecard is not timed, as it happens once for a version.',
        `Peers: json-rules-engine 7 on ${SAMPLE} of the agents. As Tech Insights uses it: a new engine for each entity, a rule for each check, then each result turned into JSON and read again. On one engine: rules are added once and the engine runs for each agent. Before, all three are seen to come to the same for each check of these agents.`,
        `${ROUNDS} rounds in turns after ${WARM_UP} to warm up, on one thread.`,
      ],
      figures: [
        noLessThan(5_000_000, { name: 'evaluating', measured: portal }),
        atLeastTimes(100, {
          name: 'evaluating',
          variant: 'against Tech Insights',
          measured: portal,
          against: perSecond(
            'as Tech Insights does',
            SAMPLE,
            times.techInsights,
          ),
        }),
        justToKnow({
          name: 'evaluating',
          variant: 'against one engine',
          measured: portal,
          against: perSecond('one engine for all', SAMPLE, times.oneEngine),
        }),
      ],
      skipped: [],
    };
  },
};

function perSecond(what: string, agents: number, series: Series): Measured {
  return {
    what: `${what}, median`,
    value: (agents * CHECKS * 1_000) / series.median,
    unit: 'checks/s',
    series,
  };
}

/** What comes to something else would not be the same work. */
function checkSame(expected: boolean[][], actual: boolean[][], name: string) {
  for (const [agent, outcomes] of expected.entries()) {
    for (const [check, passed] of outcomes.entries()) {
      if (actual[agent][check] !== passed) {
        throw new Error(
          `${name} comes to ${actual[agent][check]} by check ${check} of agent ${agent}, the portal to ${passed}`,
        );
      }
    }
  }
}
