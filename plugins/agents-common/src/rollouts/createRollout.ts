import { InputError } from '@backstage/errors';
import { describeRef } from './describe';
import { gateOutcomes } from './gates';
import type {
  PinnedTraffic,
  Rollout,
  RolloutDecision,
  RolloutPolicy,
} from './model';

/** What a rollout is made from. @public */
export interface NewRollout {
  /** Unique among all rollouts. */
  id: string;
  /** Entity reference of the agent. */
  agent: string;
  /** Entity reference of the environment. */
  environment: string;
  policy: RolloutPolicy;
  /** `sha256:…` of the policy. */
  policyVersion: string;
  /** Version to roll out. */
  candidate: string;
  /** Digest of what is rolled out, where the catalog declares it. */
  digest?: string;
  /** Where its traffic is shifted from now on. */
  target?: PinnedTraffic;
  /** Entity reference of who asks for it, or `engine`. */
  createdBy: string;
  /** Why, in their words. */
  reason?: string;
  /** Ms since 1970. */
  now: number;
}

/**
 * Makes a rollout that waits to begin, and its first ledger entry.
 *
 * @throws InputError when the steps of the policy cannot be gone through in order.
 * @public
 */
export function createRollout(options: NewRollout): RolloutDecision {
  const { id, agent, environment, policy, candidate, createdBy, now } = options;
  checkSteps(policy);
  const rollout: Rollout = {
    id,
    agent,
    environment,
    policy,
    policyVersion: options.policyVersion,
    candidate,
    ...(options.digest !== undefined && { digest: options.digest }),
    ...(options.target && { target: options.target }),
    state: 'pending',
    step: 0,
    stepSince: now,
    weight: 0,
    holds: [],
    commands: 0,
    segments: [],
    gates: gateOutcomes({ policy, approvals: [] }, []),
    approvals: [],
    signals: [],
    createdBy,
    createdAt: now,
    stateSince: now,
    reason: 'It waits to begin.',
    clock: now,
  };
  return {
    rollout,
    entries: [
      {
        kind: 'created',
        at: now,
        by: createdBy,
        text: `${candidate} of ${describeRef(
          agent,
        )} is to be rolled out in ${describeRef(environment)} by the strategy ${
          policy.strategy
        }.`,
        ...(options.reason !== undefined && { reason: options.reason }),
        evidence: {
          policyVersion: options.policyVersion,
          policy,
          ...(options.target && { target: options.target }),
        },
      },
    ],
  };
}

function checkSteps({ strategy, steps }: RolloutPolicy): void {
  const refuse = (problem: string, fix: string): never => {
    throw new InputError(`The strategy ${strategy} ${problem}; ${fix}.`);
  };
  if (steps.length === 0) refuse('has no steps', 'add at least one');
  let weight = 0;
  let demoted = false;
  for (const [index, step] of steps.entries()) {
    if (demoted && step.type !== 'demote') {
      refuse(
        `has a step ${step.type} after a demote (steps[${index}])`,
        'let demote come last',
      );
    }
    demoted ||= step.type === 'demote';
    if (step.type !== 'weight') continue;
    if (!(step.weight >= weight && step.weight <= 100)) {
      refuse(
        `has the weight ${step.weight} after ${weight} (steps[${index}])`,
        'let the weights rise up to 100',
      );
    }
    weight = step.weight;
  }
}
