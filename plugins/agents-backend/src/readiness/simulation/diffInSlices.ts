import { setImmediate } from 'node:timers/promises';
import {
  type CompiledScorecard,
  diffLevels,
  type EvaluationContext,
  type FactSet,
  type LevelCount,
  type LevelDifference,
} from '@agent-portal/plugin-agents-common';
import { chunksOf } from '../../database/upsertRows';

/** Agents whose facts are read together. */
const READ_SIZE = 250;
/** How long agents are judged before others get their turn, ms. */
const SLICE_MS = 15;

/**
 * What a draft changes for many agents, as `diffLevels` says it, with only some of their facts held
 * at a time and without keeping others waiting.
 */
export async function diffInSlices(options: {
  present?: CompiledScorecard;
  draft: CompiledScorecard;
  refs: string[];
  /** Facts of some agents, each with the time at which they are judged, ms. */
  read: (
    refs: string[],
  ) => Promise<Map<string, { facts: FactSet; seenAt: number }>>;
  contextOf: (ref: string, at: number) => EvaluationContext;
}): Promise<LevelDifference> {
  const { present, draft, read, contextOf } = options;
  let sum = diffLevels({
    present,
    draft,
    agents: [],
    contextOf: ref => contextOf(ref, 0),
  });
  let sliceEnds = performance.now() + SLICE_MS;
  for (const refs of chunksOf(options.refs, READ_SIZE)) {
    for (const [ref, { facts, seenAt }] of await read(refs)) {
      sum = add(
        sum,
        diffLevels({
          present,
          draft,
          agents: [[ref, facts]],
          contextOf: () => contextOf(ref, seenAt),
        }),
      );
      if (performance.now() < sliceEnds) continue;
      await setImmediate();
      sliceEnds = performance.now() + SLICE_MS;
    }
    await setImmediate();
    sliceEnds = performance.now() + SLICE_MS;
  }
  return sum;
}

function add(sum: LevelDifference, one: LevelDifference): LevelDifference {
  sum.losing.push(...one.losing);
  sum.gaining.push(...one.gaining);
  return {
    agents: sum.agents + one.agents,
    before: addCounts(sum.before, one.before),
    after: addCounts(sum.after, one.after),
    losing: sum.losing,
    gaining: sum.gaining,
  };
}

function addCounts(a: LevelCount[], b: LevelCount[]): LevelCount[] {
  return a.map(({ rank, count }, index) => ({
    rank,
    count: count + b[index].count,
  }));
}
