import { createPolicy } from './__testUtils__/createPolicy';
import { START } from './__testUtils__/RolloutWorld';
import { createRollout } from './createRollout';
import { describeBakeStatus, describeSteps } from './describe';
import type { PolicyStep } from './model';

function create(steps?: PolicyStep[]) {
  return createRollout({
    id: 'r1',
    agent: 'component:default/architect',
    environment: 'resource:default/production',
    policy: createPolicy(steps && { steps }),
    policyVersion: 'sha256:0',
    candidate: '1.5.0',
    createdBy: 'user:default/author',
    reason: 'It is time.',
    now: START,
  });
}

describe('createRollout', () => {
  it('waits to begin, with a ledger that says by which policy', () => {
    const { rollout, entries } = create();
    expect(rollout).toMatchObject({ state: 'pending', weight: 0, commands: 0 });
    expect(JSON.parse(JSON.stringify(rollout))).toEqual(rollout);
    expect(entries).toMatchObject([
      {
        kind: 'created',
        by: 'user:default/author',
        reason: 'It is time.',
        text: '1.5.0 of architect is to be rolled out in production by the strategy blue-green.',
        evidence: { policyVersion: 'sha256:0' },
      },
    ]);
  });

  it('describes its steps, of which none is under way', () => {
    const { rollout } = create();
    expect(describeBakeStatus(rollout)).toBeUndefined();
    expect(
      describeSteps(rollout).map(({ title, status }) => [title, status]),
    ).toEqual([
      ['10 % of the traffic', 'to-come'],
      ['Bake for 1 h', 'to-come'],
      ['50 % of the traffic', 'to-come'],
      ['Bake for 2 h', 'to-come'],
      ['100 % of the traffic', 'to-come'],
      ['The former release becomes that of staging', 'to-come'],
    ]);
  });

  it.each<[string, PolicyStep[], RegExp]>([
    ['without steps', [], /has no steps/],
    [
      'whose weights fall',
      [
        { type: 'weight', weight: 50 },
        { type: 'weight', weight: 10 },
      ],
      /has the weight 10 after 50 \(steps\[1\]\); let the weights rise/,
    ],
    ['beyond all traffic', [{ type: 'weight', weight: 120 }], /weight 120/],
    ['with no number', [{ type: 'weight', weight: NaN }], /weight NaN/],
    [
      'that retire the former release too early',
      [
        { type: 'demote', environment: 'resource:default/staging' },
        { type: 'weight', weight: 100 },
      ],
      /let demote come last/,
    ],
  ])('refuses a policy %s', (_, steps, message) => {
    expect(() => create(steps)).toThrow(message);
  });
});
