import type { AlertRule, AlertTrigger, EnvironmentStage } from '../../entities';
import { formatDuration } from '../../kpis/formatDuration';
import { holdOf } from '../policy/policySettings';

const BURNS = {
  fast: '14.4 times as fast as it may',
  slow: '6 times as fast as it may',
  ticket: 'faster than it may',
};

const ROLLOUTS = {
  'rolled-back': 'was rolled back',
  'rolling-back': 'is being rolled back',
  failed: 'failed',
  held: 'is held',
};

const READINESS = {
  'level-lost': 'lost a level',
  'below-required': 'is below the level that its environment demands',
};

const VERDICTS = {
  'at-risk': 'at risk',
  'not-met': 'not met',
  unknown: 'unknown',
};

const HEALTH = { warn: 'has warnings', unknown: 'is unknown', fail: 'fails' };

/**
 * A rule in plain words: `P1 when an instance in production fails for 5 min`.
 *
 * @public
 */
export function describeAlertRule(rule: AlertRule): string {
  const hold = holdOf(rule);
  const lasting = hold > 0 ? ` for ${formatDuration(hold)}` : '';
  return `${rule.severity} when ${describeTrigger(
    rule.on,
    rule.stages,
  )}${lasting}`;
}

function describeTrigger(
  on: AlertTrigger,
  stages?: EnvironmentStage[],
): string {
  const place = `in ${words(stages ?? ['production'])}`;
  switch (on.type) {
    case 'health':
      return on.scope === 'agent'
        ? `every instance of an agent ${place} ${words(
            on.status.map(status => HEALTH[status]),
          )}`
        : `an instance ${place} ${words(
            on.status.map(status => HEALTH[status]),
          )}`;
    case 'dependency':
      return `${whoReports(on.agents ?? 1)} ${place} ${words(
        on.status.map(status => HEALTH[status]),
      )}`;
    case 'kpi':
      return `${whichKpi(on.kpis, on.categories)} ${place} is ${words(
        on.status.map(status => VERDICTS[status]),
      )}`;
    case 'kpi-burn':
      return `the error budget of ${whichKpi(
        on.kpis,
      )} ${place} is used up ${words(on.burns.map(burn => BURNS[burn]))}`;
    case 'rollout':
      return `a rollout ${place} ${words(
        on.states.map(state => ROLLOUTS[state]),
      )}`;
    case 'readiness':
      return `an agent ${place} ${words(
        on.change.map(change => READINESS[change]),
      )}`;
    case 'external':
    default:
      return `${whichSignal(on.labels)}, ${stages ? place : 'in any stage'}`;
  }
}

function whoReports(agents: number): string {
  return agents > 1
    ? `at least ${agents} agents report that something they depend on`
    : 'an agent reports that something it depends on';
}

function whichKpi(kpis?: string[], categories?: string[]): string {
  if (kpis && kpis.length > 0) return `the KPI ${words(kpis)}`;
  return categories && categories.length > 0
    ? `a ${words(categories)} KPI`
    : 'a KPI';
}

function whichSignal(labels: Record<string, string>): string {
  const conditions = Object.entries(labels).map(
    ([label, value]) => `${label} ${value}`,
  );
  return conditions.length === 0
    ? 'another system sends an alert of which no other rule speaks'
    : `another system sends an alert with ${conditions.join(' and ')}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function words(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}
