import type { AlertMatcher } from '../../api/types';
import type {
  AlertCondition,
  AlertRecord,
  AlertSilenceRecord,
  MaintenanceRecord,
} from '../model';
import type { AlertTurn } from './AlertTurn';

/** Whether a silence or maintenance is in force. @public */
export function isInForce(
  span: Pick<AlertSilenceRecord, 'startsAt' | 'endsAt' | 'ended'>,
  now: number,
): boolean {
  return span.startsAt <= now && now < endOf(span);
}

/** Whether a silence is about an alert. @public */
export function matchesAlert(
  matcher: AlertMatcher,
  alert: Pick<AlertRecord, 'id' | 'severity' | 'condition'>,
): boolean {
  const { condition } = alert;
  const { agents, severities } = matcher;
  const wanted = agents && new Set(agents);
  const checks = [
    matcher.alert === undefined || matcher.alert === alert.id,
    matcher.subject === undefined || matcher.subject === condition.subjectRef,
    matcher.environment === undefined ||
      matcher.environment === condition.environmentRef,
    matcher.rule === undefined || matcher.rule === condition.rule.id,
    severities === undefined || severities.includes(alert.severity),
    wanted === undefined ||
      (condition.agents.length > 0 &&
        condition.agents.every(({ ref }) => wanted.has(ref))),
  ];
  const says = Object.values(matcher).some(value => value !== undefined);
  return says && checks.every(Boolean);
}

/** Keeps alerts quiet: silences and maintenance that are in force. */
export class QuietTimes {
  static create(turn: AlertTurn): QuietTimes {
    const { silences, maintenance, now } = turn.step;
    for (const span of [...silences, ...maintenance]) {
      turn.wakeAt(span.startsAt);
      turn.wakeAt(endOf(span));
    }
    return new QuietTimes(
      silences.filter(silence => isInForce(silence, now)),
      byAgent(maintenance.filter(one => isInForce(one, now))),
    );
  }

  private constructor(
    private readonly silences: readonly AlertSilenceRecord[],
    private readonly maintained: ReadonlyMap<string, MaintenanceRecord[]>,
  ) {}

  /** Until when an alert is silenced, and why; of several, the one that lasts longest. */
  silenceOf(alert: AlertRecord): { until: number; why: string } | undefined {
    const found: Array<{ until: number; why: string }> = [];
    const maintenance = this.maintenanceOf(alert.condition);
    if (maintenance) {
      found.push({
        until: endOf(maintenance),
        why: `maintenance, ${maintenance.reason}`,
      });
    }
    for (const silence of this.silences) {
      if (matchesAlert(silence.matcher, alert)) {
        found.push({ until: endOf(silence), why: silence.reason });
      }
    }
    found.sort((a, b) => b.until - a.until || (a.why < b.why ? -1 : 1));
    return found[0];
  }

  /** The maintenance that all which a condition concerns is in; of several, the one that ends first. */
  maintenanceOf({
    agents,
    subjectRef,
    environmentRef,
  }: AlertCondition): MaintenanceRecord | undefined {
    if (this.maintained.size === 0) return undefined;
    const ofSubject =
      subjectRef === undefined
        ? undefined
        : this.find(
            subjectRef,
            environmentRef === undefined ? undefined : [environmentRef],
          );
    if (ofSubject && environmentRef !== undefined) return ofSubject;
    const found = agents.map(agent => this.find(agent.ref, agent.environments));
    let first: MaintenanceRecord | undefined;
    for (const one of found) {
      if (!one) return undefined;
      if (!first || endOf(one) < endOf(first)) first = one;
    }
    return first;
  }

  /** One that covers an agent in all these environments. */
  private find(
    ref: string,
    environments: readonly string[] = [],
  ): MaintenanceRecord | undefined {
    const all = this.maintained.get(ref) ?? [];
    const whole = all.find(one => one.environmentRef === undefined);
    if (whole || environments.length === 0) return whole;
    const parts = environments.map(environment =>
      all.find(one => one.environmentRef === environment),
    );
    return parts.every(Boolean) ? parts[0] : undefined;
  }
}

function byAgent(
  maintenance: readonly MaintenanceRecord[],
): Map<string, MaintenanceRecord[]> {
  const found = new Map<string, MaintenanceRecord[]>();
  // The one that lasts longest first.
  const sorted = [...maintenance].sort(
    (a, b) => endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1),
  );
  for (const one of sorted) {
    for (const ref of one.agentRefs) {
      const known = found.get(ref);
      if (known) known.push(one);
      else found.set(ref, [one]);
    }
  }
  return found;
}

function endOf({
  endsAt,
  ended,
}: Pick<AlertSilenceRecord, 'endsAt' | 'ended'>): number {
  return Math.min(endsAt, ended?.at ?? Infinity);
}
