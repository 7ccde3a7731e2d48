import {
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type RolloutHold,
  type VerdictOutcome,
} from '@agent-portal/plugin-agents-common';
import { screen } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  HEALTH_WORDS,
  HOLD_WORDS,
  KPI_WORDS,
  PHASE_WORDS,
  ROLLOUT_STATES,
  ROLLOUT_STATE_WORDS,
  VERDICT_WORDS,
} from '../format';
import { VERDICT_APPEARANCE } from './rolloutAppearance';
import { PhaseLabel, StatusLabel } from './StatusLabel';

describe('StatusLabel', () => {
  it('shows every status as an icon and a word', async () => {
    const { container } = await renderWithAgents(
      <>
        {HEALTH_STATUSES.map(status => (
          <StatusLabel key={status} kind="health" status={status} />
        ))}
        {KPI_STATUSES.map(status => (
          <StatusLabel key={status} kind="kpi" status={status} />
        ))}
        {PHASES.map(phase => (
          <PhaseLabel key={phase} phase={phase} />
        ))}
      </>,
    );
    const words = [HEALTH_WORDS, KPI_WORDS, PHASE_WORDS].flatMap(Object.values);
    for (const word of words) {
      expect(screen.getAllByText(word).length).toBeGreaterThan(0);
    }
    expect(container.querySelectorAll('svg[aria-hidden]')).toHaveLength(
      words.length,
    );
  });

  it('shows every state, verdict and hold of rollouts as an icon and a word', async () => {
    const holds = Object.keys(HOLD_WORDS) as RolloutHold['code'][];
    const verdicts = Object.keys(VERDICT_WORDS) as VerdictOutcome[];
    const { container } = await renderWithAgents(
      <>
        {ROLLOUT_STATES.map(status => (
          <StatusLabel key={status} kind="rollout" status={status} />
        ))}
        {holds.map(status => (
          <StatusLabel key={status} kind="hold" status={status} />
        ))}
        {verdicts.map(status => (
          <StatusLabel key={status} kind="verdict" status={status} />
        ))}
        <StatusLabel kind="rollout-gate" status="unknown" />
        <StatusLabel kind="preflight" status="weak" />
        <StatusLabel kind="wave" status="halted" />
        <StatusLabel kind="plan-agent" status="nothing-offered" />
      </>,
    );
    const words = [ROLLOUT_STATE_WORDS, HOLD_WORDS, VERDICT_WORDS].flatMap(
      Object.values,
    );
    for (const word of [...words, 'Halted', 'No release offered']) {
      expect(screen.getAllByText(word).length).toBeGreaterThan(0);
    }
    expect(container.querySelectorAll('svg[aria-hidden]')).toHaveLength(
      words.length + 4,
    );
  });

  it('shows only a pass as good', () => {
    const good = Object.entries(VERDICT_APPEARANCE)
      .filter(([, { tone }]) => tone === 'good')
      .map(([verdict]) => verdict);
    expect(good).toEqual(['pass']);
  });

  it('has an icon and a word for everything that readiness can be', async () => {
    const { container } = await renderWithAgents(
      <>
        <StatusLabel kind="readiness" status="below" />
        <StatusLabel kind="outcome" status="exempt" />
        <StatusLabel kind="exemption" status="requested" />
        <StatusLabel kind="attestation" status="void" />
        <StatusLabel kind="gate" status="fail" />
        <StatusLabel kind="demand" status="not-met" />
      </>,
    );
    for (const word of [
      'Below required level',
      'Exempt',
      'Waiting for a decision',
      'Void',
      'Closed',
      'Not met',
    ]) {
      expect(screen.getByText(word)).toBeVisible();
    }
    expect(container.querySelectorAll('svg[aria-hidden]')).toHaveLength(6);
  });

  it('gives the icon the status colour and the word none of its own', async () => {
    const { container } = await renderWithAgents(
      <StatusLabel kind="health" status="fail" />,
    );
    expect(container.querySelector('svg')).toHaveAttribute('style');
    expect(screen.getByText('Failing')).not.toHaveAttribute('style');
  });

  it('is named by its word when only the icon shows', async () => {
    await renderWithAgents(
      <StatusLabel kind="kpi" status="not-met" iconOnly />,
    );
    expect(screen.getByRole('img', { name: 'Off target' })).toBeVisible();
    expect(screen.queryByText('Off target')).not.toBeInTheDocument();
  });

  it('writes the weight beside the phase', async () => {
    await renderWithAgents(<PhaseLabel phase="canary" weight={0.05} />);
    expect(screen.getByText('Canary 5 %')).toBeVisible();
  });
});
