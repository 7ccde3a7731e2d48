import { RolloutWorld } from './__testUtils__/RolloutWorld';
import { createPolicy } from './__testUtils__/createPolicy';
import { applyOperation } from './applyOperation';
import { decide } from './decide';
import type { LedgerDraft, Rollout, RolloutInput } from './model';
import { replayInputs } from './replayRollout';

const MINUTE = 60_000;

/** A rollout that was paused, went on, and was rolled back for its errors. */
function record(): {
  inputs: RolloutInput[];
  rollout: Rollout;
  entries: LedgerDraft[];
} {
  const world = new RolloutWorld();
  const inputs: RolloutInput[] = [
    { type: 'create', at: world.now, rollout: world.rollout },
  ];
  const entries: LedgerDraft[] = [];
  for (let minute = 0; minute < 90; minute++) {
    world.now += MINUTE;
    world.carryOut();
    const metrics = world.measure();
    if (metrics.status === 'ok' && minute > 80) {
      metrics.segment.candidate.errors = metrics.segment.candidate.requests / 2;
    }
    world.seen = { metrics };
    const observations = world.observe();
    const { now: at } = world;
    const decision = decide(world.rollout, observations, at);
    if (decision.rollout !== world.rollout) {
      inputs.push({ type: 'tick', at, observations });
    }
    world.rollout = decision.rollout;
    entries.push(...decision.entries);
    if (minute !== 20 && minute !== 30) continue;
    const operation = { type: minute === 20 ? 'pause' : 'resume' } as const;
    const context = { by: 'user:default/ada', reason: 'lunch' };
    const applied = applyOperation(world.rollout, operation, context, {
      now: at,
      observations,
    });
    inputs.push({ type: 'operation', at, operation, context, observations });
    world.rollout = applied.rollout;
    entries.push(...applied.entries);
  }
  return { inputs, rollout: world.rollout, entries };
}

describe('replayInputs', () => {
  it('decides all once more as it was decided, also from what was stored', () => {
    const { inputs, rollout, entries } = record();
    expect(rollout.state).toBe('rolled-back');
    const stored = JSON.parse(JSON.stringify(inputs));
    const replayed = replayInputs(stored);
    expect(JSON.stringify(replayed.rollout)).toBe(JSON.stringify(rollout));
    expect(JSON.stringify(replayed.entries)).toBe(JSON.stringify(entries));
  });

  it('says what another policy would have made of it', () => {
    const { inputs } = record();
    const { judgement } = createPolicy();
    const policy = createPolicy({
      judgement: {
        ...judgement,
        reactions: { ...judgement.reactions, fail: 'hold' },
      },
    });
    const { rollout, entries } = replayInputs(inputs, { policy });
    expect(rollout.state).toBe('baking');
    expect(entries.map(entry => entry.kind)).not.toContain('rolling-back');
    const held = entries.find(entry => entry.kind === 'held');
    expect(held).toMatchObject({ evidence: { code: 'verdict' } });
  });

  it('needs the beginning', () => {
    const { inputs } = record();
    expect(() => replayInputs(inputs.slice(1))).toThrow(
      'The recorded inputs begin with "tick", not with "create"; they may have been pruned.',
    );
    expect(() => replayInputs([])).toThrow(/begin with nothing/);
  });
});
