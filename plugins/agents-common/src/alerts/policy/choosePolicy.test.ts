import { createAgent, createPolicy } from '../__testUtils__/alerts';
import { choosePolicy } from './choosePolicy';
import { builtInAlertPolicy } from './builtInAlertPolicy';
import { readAlertPolicy } from '../../entities';
import { acknowledgeWithin, channelsFor } from './policySettings';

const named = createPolicy(
  { default: false, agents: { names: ['component:default/planner'] } },
  { ref: 'alertpolicy:default/named' },
);
const family = createPolicy(
  { default: false, agents: { family: 'core', labels: { tier: 'gold' } } },
  { ref: 'alertpolicy:default/family' },
);
const standard = createPolicy({}, { ref: 'alertpolicy:default/standard' });
const all = [standard, family, named];

describe('choosePolicy', () => {
  it.each([
    ['its name', createAgent('planner', { family: 'core' }), named],
    [
      'its family and labels',
      createAgent('tester', { family: 'core', labels: { tier: 'gold' } }),
      family,
    ],
    ['the default', createAgent('tester', { family: 'core' }), standard],
    ['the default for the fleet', undefined, standard],
  ])('goes by %s', (_, agent, policy) => {
    expect(choosePolicy(agent, all)).toBe(policy);
    expect(choosePolicy(agent, [...all].reverse())).toBe(policy);
  });

  it('falls back to the built-in one', () => {
    const agent = createAgent('tester');

    expect(choosePolicy(agent, [])).toBe(builtInAlertPolicy);
    expect(choosePolicy(agent, [named, family])).toBe(builtInAlertPolicy);
  });

  it('takes no label for one that an object has by birth', () => {
    const odd = createPolicy({
      default: false,
      agents: { labels: { constructor: 'x' } },
    });

    expect(choosePolicy(createAgent('tester'), [odd])).toBe(builtInAlertPolicy);
  });
});

describe('the built-in policy', () => {
  it('could be one of the catalog', () => {
    const { policy, issues } = readAlertPolicy({
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'AlertPolicy',
      metadata: { name: 'built-in' },
      spec: JSON.parse(
        JSON.stringify({ ...builtInAlertPolicy.spec, owner: 'group:a/b' }),
      ),
    });

    expect(issues).toEqual([]);
    expect(policy?.spec).toEqual({
      ...builtInAlertPolicy.spec,
      owner: 'group:a/b',
    });
  });

  it('has the response times of the plan, and pushes what is urgent', () => {
    const minutes = (['P0', 'P1', 'P2', 'P3'] as const).map(
      severity => acknowledgeWithin(builtInAlertPolicy, severity) / 60_000,
    );

    expect(minutes).toEqual([5, 30, 120, 1440]);
    expect(channelsFor(builtInAlertPolicy, 'P1')).toEqual([
      'notification',
      'push',
    ]);
    expect(channelsFor(builtInAlertPolicy, 'P2')).toEqual(['notification']);
  });
});
