import { readMaintenance } from './MaintenanceSource';

const AGENT = 'component:default/architect';
const PRODUCTION = 'resource:default/production';

function given(change: object) {
  const record = {
    id: 'one',
    agentRefs: [AGENT],
    reason: 'Because.',
    by: 'user:default/lead',
    createdAt: 0,
    startsAt: 100,
    endsAt: 200,
    ...change,
  };
  return { listActive: async () => [record] };
}

describe('readMaintenance', () => {
  it.each([
    ['before it begins', {}, 99, false],
    ['when it begins', {}, 100, true],
    ['just before it ends', {}, 199, true],
    ['when it ends', {}, 200, false],
    ['after it was ended early', { ended: { at: 150 } }, 150, false],
    ['in its environment', { environmentRef: PRODUCTION }, 150, true],
    [
      'in another one',
      { environmentRef: 'resource:default/staging' },
      150,
      false,
    ],
    [
      'of another agent',
      { agentRefs: ['component:default/other'] },
      150,
      false,
    ],
  ])(
    'tells whether an observation is made in it: %s',
    async (_name, change, at, expected) => {
      const inMaintenance = await readMaintenance(given(change), [{ at }]);
      const key = { agentRef: AGENT, environmentRef: PRODUCTION };
      expect(inMaintenance(key, at)).toBe(expected);
    },
  );
});
