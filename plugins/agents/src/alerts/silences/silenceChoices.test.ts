import { createAlert } from '@agent-portal/plugin-agents-react/testUtils';
import { listSilenceChoices, matchesAlert } from './silenceChoices';

describe('listSilenceChoices', () => {
  it('goes from the alert itself to everything of its rule', () => {
    expect(
      listSilenceChoices(createAlert()).map(({ matcher }) => matcher),
    ).toEqual([
      { alert: 'alert-1' },
      {
        subject: 'resource:default/event-bus',
        environment: 'resource:default/production',
      },
      { subject: 'resource:default/event-bus' },
      { rule: 'dependency-down' },
    ]);
  });

  it('names the agent when the alert is about one of its figures', () => {
    const [agent] = createAlert().agents;
    const alert = createAlert({
      subject: { ref: agent.ref, title: 'Error rate of Example Agent' },
    });
    expect(listSilenceChoices(alert)[2].label).toBe(
      'Every alert about Example Agent',
    );
  });

  it('offers only the alert when it is about the fleet and of no rule', () => {
    const alert = createAlert({
      subject: { title: 'The fleet' },
      environment: undefined,
      rule: undefined,
    });
    expect(listSilenceChoices(alert)).toHaveLength(1);
  });

  it('every choice keeps the alert quiet that it was offered for', () => {
    const alert = createAlert();
    for (const { matcher } of listSilenceChoices(alert)) {
      expect(matchesAlert(matcher, alert)).toBe(true);
    }
  });
});

describe('matchesAlert', () => {
  const [{ ref }, ...others] = createAlert().agents;

  it.each([
    [{ alert: 'another' }],
    [{ subject: 'resource:default/event-bus', environment: 'resource:a/b' }],
    [{ rule: 'down' }],
    [{ severities: ['P0' as const] }],
    [{ agents: [ref] }],
  ])('leaves alone what %j does not fit', matcher => {
    expect(matchesAlert(matcher, createAlert())).toBe(false);
  });

  it('wants every agent of the alert named, also those that are not listed', () => {
    const agents = [ref, ...others.map(agent => agent.ref)];
    expect(matchesAlert({ agents }, createAlert())).toBe(true);
    expect(matchesAlert({ agents }, createAlert({ agentsTotal: 9 }))).toBe(
      false,
    );
  });
});
