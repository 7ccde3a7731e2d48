import {
  createAgentFixture,
  createAlert,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen } from '@testing-library/react';
import { renderEntity } from './__testUtils__/renderEntity';
import {
  AgentAlertsCard,
  AgentAlertsContent,
  AgentHealthCard,
  AgentKpisCard,
  AgentReadinessCard,
  AgentRolloutsContent,
  HealthAndKpisContent,
  ReadinessContent,
  RolloutPhaseCard,
  TimelineContent,
} from './index';

/** What a card offers its content on a screen of 390 px. */
const NARROW_PX = 310;

/** Rules of our own style sheets that force a width. */
function fixedWidths(): string[] {
  return [...document.querySelectorAll('style[data-meta^="makeStyles"]')]
    .flatMap(style => style.textContent?.match(/(?:min-)?width: \d+px/g) ?? [])
    .filter(rule => Number(/\d+/.exec(rule)![0]) > NARROW_PX);
}

describe('on a narrow screen', () => {
  beforeAll(() => {
    global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });

  it('no card or tab forces a width, and tables scroll within their own', async () => {
    const { container } = await renderEntity(
      <>
        <AgentAlertsCard />
        <AgentAlertsContent />
        <RolloutPhaseCard />
        <AgentHealthCard />
        <AgentKpisCard />
        <AgentReadinessCard />
        <HealthAndKpisContent />
        <ReadinessContent />
        <AgentRolloutsContent />
        <TimelineContent />
      </>,
      {
        api: MockAgentsApi.create(
          [createAgentFixture()],
          {},
          {},
          { alerts: [createAlert()] },
        ),
      },
    );
    await screen.findByRole('table');
    expect(
      document.querySelectorAll('style[data-meta^="makeStyles"]').length,
    ).toBeGreaterThan(5);
    expect(fixedWidths()).toEqual([]);
    for (const table of container.querySelectorAll('table')) {
      expect(table.closest('[role="region"][tabindex="0"]')).not.toBeNull();
    }
  });
});
