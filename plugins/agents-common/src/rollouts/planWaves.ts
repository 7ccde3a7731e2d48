import type { Phase, PlanWave } from '../api/types';
import type { RolloutPlan, Wave } from '../entities';
import type { Rollout } from './model';
import { describeAgents } from './planAgents';
import type { PlannedAgent } from './planAgents';
import { orderWaves } from './orderWaves';
import { scheduleWave } from './scheduleWave';
import { selectAgents } from './selectAgents';

/** An agent that a plan may choose, as the catalog and the driver know it. @public */
export interface PlanCandidate {
  /** Entity reference. */
  ref: string;
  title: string;
  /** As in `spec.agent.family`. */
  family?: string;
  labels?: { [label: string]: string };
  /** Entity references that it depends on in the catalog; others than agents do not matter. */
  dependsOn: readonly string[];
  phase?: Phase;
  /** Version that serves in the environment of the plan. */
  release?: string;
  /**
   * What the driver has ready: a version, or that there is none; absent when that is not known,
   * for which the agent's wave waits.
   */
  offer?: { candidate?: string };
}

/** What a plan is scheduled from. @public */
export interface PlanSituation {
  plan: RolloutPlan;
  /** Whether somebody started the plan; one that is not started starts nothing. */
  running: boolean;
  /** The rollouts of the plan, in any order. */
  rollouts: readonly Rollout[];
  /** All agents of the catalog; the waves choose. */
  agents: readonly PlanCandidate[];
  /** Ms since 1970. */
  now: number;
}

/** What follows for the waves and rollouts of a plan. @public */
export interface PlanSchedule {
  /** In the order in which they are rolled out. */
  waves: PlanWave[];
  /** By the id of the rollout: whether it may start or go on, and what it waits for. */
  rollouts: Map<string, { mayStart: boolean; waitsFor: string[] }>;
  /** Agents that are offered a release of which there is no rollout yet, whether or not it may begin. */
  offers: Array<{ agent: string; wave: Wave; candidate: string }>;
}

/**
 * Schedules a plan. Pure, so that page and engine say the same.
 *
 * - A wave begins when the waves that it depends on are complete; one that names none comes after
 *   the one before it in the list.
 * - It is complete when each of its agents is done, or already serves and nothing newer is offered;
 *   rollouts that ended badly count as done up to its failure budget.
 * - Within it, agents come after those agents of the wave that they depend on in the catalog, and at
 *   most `concurrency` are under way.
 * - With more bad ends than its failure budget it is halted: what is under way goes on, nothing else
 *   begins.
 * - An agent that joins later makes its wave go on; later waves that began already go on as well.
 *
 * @public
 */
export function planWaves(situation: PlanSituation): PlanSchedule {
  const { plan, running, rollouts, agents } = situation;
  const schedule: PlanSchedule = { waves: [], rollouts: new Map(), offers: [] };
  const chosen = selectAgents(plan.waves, agents);
  const { waves, dependsOn } = orderWaves(plan.waves);
  const complete = new Map<string, boolean>();
  for (const wave of waves) {
    const members: PlannedAgent[] = describeAgents(
      chosen.get(wave.id) ?? [],
      rollouts,
    );
    const before = (dependsOn.get(wave.id) ?? [])
      .map(id => waves.find(one => one.id === id))
      .filter(one => one !== undefined);
    const waitsFor = before
      .filter(one => !complete.get(one.id))
      .map(one => one.title);
    if (!running) waitsFor.unshift('somebody to start the plan');
    const scheduled = scheduleWave({ wave, members, waitsFor });
    complete.set(wave.id, scheduled.isComplete);
    schedule.waves.push({
      ...scheduled.wave,
      dependsOn: before.map(one => one.id),
    });
    for (const [id, may] of scheduled.rollouts) schedule.rollouts.set(id, may);
    schedule.offers.push(
      ...scheduled.offers.map(offer => ({ ...offer, wave })),
    );
  }
  for (const { id } of rollouts) {
    if (schedule.rollouts.has(id)) continue;
    const waitsFor = ['a wave of the plan to choose the agent'];
    schedule.rollouts.set(id, { mayStart: false, waitsFor });
  }
  return schedule;
}
