import {
  HOUR,
  MINUTE,
  PRODUCTION,
  START,
  createAgent,
  createHealth,
  createKpi,
  createPolicy,
} from './__testUtils__/alerts';
import { find, ref, say } from './__testUtils__/findConditions';
import type { AlertRule } from '../entities';
import type { ExternalSignal } from './evidence';
import { findAlertConditions } from './findAlertConditions';

describe('conditions of KPIs', () => {
  it('are one for a KPI, whether its verdict or its budget is meant', () => {
    const conditions = find({
      kpis: [
        createKpi('planner', {
          burns: [
            { id: 'fast', status: 'burning', text: 'It burns 20 times.' },
            { id: 'ticket', status: 'burning', text: 'It burns.' },
            { id: 'slow', status: 'unknown', text: 'Too few.' },
          ],
        }),
      ],
    });

    expect(conditions).toHaveLength(1);
    expect(conditions[0]).toMatchObject({
      severity: 'P1',
      rule: { id: 'budget-burns-fast' },
      title: 'The error budget of Error rate of planner burns in production',
      reason: 'It burns 20 times.',
    });
  });

  it('are a consequence of an agent that fails at that time, unless they are about business', () => {
    const conditions = find({
      health: [createHealth('planner')],
      kpis: [
        createKpi('planner', { since: START + 10 * MINUTE }),
        createKpi('planner', { kpiId: 'before', since: START - HOUR }),
        createKpi('planner', { kpiId: 'adoption', category: 'business' }),
      ],
    });

    const causes = new Map(
      conditions.map(({ fingerprint, causes: found }) => [
        fingerprint,
        found.length,
      ]),
    );
    expect(causes.get(`kpi|${ref('planner')}|error-rate|${PRODUCTION}`)).toBe(
      1,
    );
    expect(causes.get(`kpi|${ref('planner')}|before|${PRODUCTION}`)).toBe(0);
    expect(causes.get(`kpi|${ref('planner')}|adoption|${PRODUCTION}`)).toBe(0);
  });
});

describe('conditions of what other systems send', () => {
  const signal = (with_: Partial<ExternalSignal> = {}): ExternalSignal => ({
    fingerprint: 'abc',
    source: 'alertmanager',
    labels: { alertname: 'DiskFull', severity: 'warning' },
    annotations: { summary: 'The disk is full', description: '97 % are used.' },
    startsAt: START,
    receivedAt: START,
    ...with_,
  });

  it('are about the fleet where no agent is named, and never lost', () => {
    expect(find({ external: [signal()] })).toMatchObject([
      {
        severity: 'P2',
        rule: { id: 'sent' },
        title: 'The disk is full',
        reason: '97 % are used.',
        subjectTitle: 'DiskFull',
        agents: [],
      },
    ]);
  });

  it('are over when the sender says so', () => {
    expect(find({ external: [signal({ endsAt: START + MINUTE })] })).toEqual(
      [],
    );
  });

  it('are taken in every stage, unless a rule names stages', () => {
    const found = (rule: Partial<AlertRule>, with_: Partial<ExternalSignal>) =>
      findAlertConditions(
        {
          agents: [createAgent('planner')],
          external: [signal({ agentRef: ref('planner'), ...with_ })],
        },
        [
          createPolicy({
            rules: [
              {
                id: 'sent',
                on: { type: 'external', labels: {} },
                severity: 'P2',
                ...rule,
              },
            ],
          }),
        ],
        START,
      ).length;

    expect(found({}, { stage: 'staging' })).toBe(1);
    expect(found({}, {})).toBe(1);
    expect(found({ stages: ['production'] }, { stage: 'staging' })).toBe(0);
    expect(found({ stages: ['staging'] }, { stage: 'staging' })).toBe(1);
  });

  it('are as severe as their labels say', () => {
    const severityOf = (labels: Record<string, string>) =>
      find({ external: [signal({ labels })] })[0].severity;

    expect(severityOf({ category: 'security-breach' })).toBe('P0');
    expect(severityOf({ category: 'data-loss', severity: 'info' })).toBe('P0');
    expect(severityOf({ severity: 'high' })).toBe('P1');
    expect(severityOf({ severity: 'info' })).toBe('P3');
  });

  it('lead nowhere but to pages, and carry no text without bounds', () => {
    const [condition] = find({
      external: [
        signal({
          agentRef: ref('planner'),
          annotations: {
            runbook_url: 'file:///etc/passwd',
            summary: `a\u0000b${'x'.repeat(5000)}`,
          },
          generatorUrl: 'https://prometheus.example.com/graph',
        }),
      ],
    });

    expect(condition.runbook).toBeUndefined();
    expect(condition.links).toEqual([
      { title: 'Source', url: 'https://prometheus.example.com/graph' },
    ]);
    expect(condition.title.length).toBeLessThanOrEqual(200);
    expect(condition.title).not.toContain('\u0000');
    expect(condition.agents.map(agent => agent.ref)).toEqual([ref('planner')]);
  });
});

describe('conditions of rollouts and readiness', () => {
  it('are about each rollout, and each level', () => {
    const shared = { agentRef: ref('planner'), since: START, reason: 'Why.' };
    expect(
      say(
        find({
          rollouts: [
            {
              ...shared,
              rolloutId: '1',
              environmentRef: PRODUCTION,
              version: '2.0.0',
              state: 'rolled-back',
            },
          ],
          readiness: [
            {
              ...shared,
              scorecardRef: 'scorecard:default/launch',
              scorecardTitle: 'Launch',
              change: 'level-lost',
            },
            {
              ...shared,
              scorecardRef: 'scorecard:default/launch',
              scorecardTitle: 'Launch',
              change: 'below-required',
              environmentRef: PRODUCTION,
              stage: 'production',
            },
          ],
        }),
      ),
    ).toEqual([
      'P2 Agents are below the level of Launch that production demands',
      'P2 The rollout of planner 2.0.0 was rolled back in production',
      'P3 planner lost a level of Launch',
    ]);
  });
});
