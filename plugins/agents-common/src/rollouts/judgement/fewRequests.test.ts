import { decide } from '../decide';
import type { Rollout } from '../model';
import {
  counts,
  createRollout,
  HOUR,
  observe,
  segment,
  START,
} from './__testUtils__/createJudged';
import { Traffic } from './__testUtils__/Traffic';
import { judgeRollout } from './judgeRollout';

const NOW = START + HOUR;

/** A bake whose time is over, and that asks for ten requests. */
function createBaked(given: Partial<Rollout> = {}): Rollout {
  return createRollout({
    clock: NOW - 60_000,
    bake: {
      startedAt: START,
      validMs: HOUR,
      requiredMs: HOUR,
      samples: 0,
      requiredSamples: 10,
      samplesBefore: 0,
      countedTo: NOW - 60_000,
    },
    segments: [segment()],
    ...given,
  });
}

function judge(
  errors: number,
  requests: number,
  rollout = createBaked(),
  stable = counts({ requests: 190, errors: 1 }),
) {
  const present = segment({
    candidate: counts({ requests, errors }),
    stable,
  });
  return judgeRollout({
    rollout,
    observations: observe(present, NOW),
    now: NOW,
  });
}

/** A rollout that asks for no more than that the candidate is not worse. */
const unlimited = () => {
  const rollout = createBaked();
  return { ...rollout, policy: { ...rollout.policy, rollback: [] } };
};

describe('few requests', () => {
  it('do not pass while they point against the candidate', () => {
    const asFew = counts({ requests: 12, errors: 2 });
    expect(judge(6, 10, createBaked(), asFew).outcome).toBe('insufficient');
    expect(judge(1, 10)).toMatchObject({
      outcome: 'insufficient',
      text: expect.stringMatching(
        /^1 of 10 \(10 %\) are beyond the limit of error-rate.*; 30 are needed for a verdict\.$/,
      ),
    });
    expect(judge(1, 29).outcome).toBe('insufficient');
    expect(judge(1, 30).outcome).toBe('pass');
    expect(judge(0, 10).outcome).toBe('pass');
  });

  it('do not pass against the stable release alone either', () => {
    expect(judge(2, 10, unlimited())).toMatchObject({
      outcome: 'insufficient',
      text: expect.stringMatching(
        /^2 errors in 10 requests against 0\.53 % of the stable release/,
      ),
    });
    expect(judge(1, 10, unlimited()).outcome).toBe('pass');
    expect(judge(2, 30, unlimited()).outcome).toBe('pass');
  });

  it('keep a bake going until there are enough to tell', () => {
    const at = (errors: number, requests: number) => {
      const present = segment({
        candidate: counts({ requests, errors }),
        stable: counts({ requests: 20 * requests }),
      });
      return decide(
        createBaked(),
        {
          ...observe(present, NOW),
          driver: {
            status: 'ok',
            at: NOW,
            weight: 5,
            stable: '1.4.0',
            candidate: '1.5.0',
            canRestore: true,
          },
        },
        NOW,
      ).rollout;
    };

    expect(at(1, 10)).toMatchObject({ state: 'baking', holds: [] });
    expect(at(1, 29)).toMatchObject({ state: 'baking', holds: [] });
    expect(at(1, 30).state).toBe('progressing');
    expect(at(0, 10).state).toBe('progressing');
    expect(at(6, 10).state).toBe('rolling-back');
  });

  it('let a healthy candidate pass within 30 of its requests, but for the one in a hundred', () => {
    const traffic = Traffic.create(30);
    const runs = 1_000;
    let passed = 0;
    for (let run = 0; run < runs; run++) {
      let errors = 0;
      for (let requests = 1; requests <= 30; requests++) {
        errors += traffic.binomial(1, 0.005);
        if (judge(errors, requests).outcome === 'pass') {
          passed += 1;
          break;
        }
      }
    }
    expect(passed / runs).toBeGreaterThanOrEqual(0.99);
  });
});
