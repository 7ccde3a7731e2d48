import type { AlertRule, AlertTrigger } from './AlertPolicyEntity';
import { ENVIRONMENT_STAGES } from './constants';
import type { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import { durationOrNone, smallMap, someOf } from './reading/alertFields';
import {
  identifier,
  list,
  number,
  object,
  oneOf,
  text,
} from './reading/fields';
import type { Field } from './reading/fields';
import { pageUrl } from './reading/webFields';

const MOST_RULES = 100;

/** Severities as a policy may write them. */
export const severity = oneOf(['P0', 'P1', 'P2', 'P3'] as const);

const KPI_CATEGORIES = ['technical', 'business', 'agent'] as const;

const TRIGGERS: {
  [T in AlertTrigger['type']]: (
    reader: ObjectReader,
  ) => Extract<AlertTrigger, { type: T }> | undefined;
} = {
  health: reader => {
    const status = reader.need(
      'status',
      someOf(oneOf(['warn', 'unknown', 'fail'] as const)),
    );
    const scope = reader.read('scope', oneOf(['instance', 'agent'] as const));
    return status && { type: 'health', status, ...(scope && { scope }) };
  },
  dependency: reader => {
    const status = reader.need(
      'status',
      someOf(oneOf(['warn', 'fail'] as const)),
    );
    const agents = reader.read(
      'agents',
      number({ minimum: 1, maximum: 10_000, integer: true }),
    );
    return (
      status && {
        type: 'dependency',
        status,
        ...(agents !== undefined && { agents }),
      }
    );
  },
  kpi: reader => {
    const status = reader.need(
      'status',
      someOf(oneOf(['at-risk', 'not-met', 'unknown'] as const)),
    );
    const kpis = reader.read('kpis', someOf(identifier));
    const categories = reader.read('categories', someOf(oneOf(KPI_CATEGORIES)));
    return (
      status && {
        type: 'kpi',
        status,
        ...(kpis && { kpis }),
        ...(categories && { categories }),
      }
    );
  },
  'kpi-burn': reader => {
    const burns = reader.need(
      'burns',
      someOf(oneOf(['fast', 'slow', 'ticket'] as const)),
    );
    const kpis = reader.read('kpis', someOf(identifier));
    return burns && { type: 'kpi-burn', burns, ...(kpis && { kpis }) };
  },
  rollout: reader => {
    const states = reader.need(
      'states',
      someOf(oneOf(['rolled-back', 'failed', 'held', 'rolling-back'] as const)),
    );
    return states && { type: 'rollout', states };
  },
  readiness: reader => {
    const change = reader.need(
      'change',
      someOf(oneOf(['level-lost', 'below-required'] as const)),
    );
    return change && { type: 'readiness', change };
  },
  external: reader => {
    const labels = reader.need('labels', smallMap(text));
    return labels && { type: 'external', labels };
  },
};

const TRIGGER_TYPES = Object.keys(TRIGGERS) as Array<AlertTrigger['type']>;

const trigger: Field<AlertTrigger> = object(reader => {
  const type = reader.need('type', oneOf(TRIGGER_TYPES));
  return type && TRIGGERS[type](reader);
});

const rule = object((reader): AlertRule | undefined => {
  const id = reader.need('id', identifier);
  const title = reader.read('title', text);
  const on = reader.need('on', trigger);
  const severe = reader.need('severity', severity);
  const stages = reader.read('stages', someOf(oneOf(ENVIRONMENT_STAGES)));
  const hold = reader.read('for', durationOrNone);
  const resolveAfter = reader.read('resolveAfter', durationOrNone);
  const runbook = reader.read('runbook', pageUrl);
  return id === undefined || on === undefined || severe === undefined
    ? undefined
    : {
        id,
        ...(title !== undefined && { title }),
        on,
        severity: severe,
        ...(stages && { stages }),
        ...(hold !== undefined && { for: hold }),
        ...(resolveAfter !== undefined && { resolveAfter }),
        ...(runbook !== undefined && { runbook }),
      };
});

/** Reads `spec.rules`: at least one, each with an id of its own. */
export const alertRules: Field<AlertRule[]> = (value, place) => {
  if (Array.isArray(value) && value.length === 0) {
    return place.report(
      value,
      'has no rule, so nothing would be worth an alert',
      'add at least one rule, or remove the policy',
    );
  }
  if (Array.isArray(value) && value.length > MOST_RULES) {
    return place.report(
      value,
      `is more than the ${MOST_RULES} rules a policy may have`,
      'split it into several policies',
    );
  }
  const seen = new Map<string, Place>();
  return list((item, itemPlace) => {
    const read = rule(item, itemPlace);
    const first = read && seen.get(read.id);
    if (first) {
      return itemPlace
        .field('id')
        .report(
          read.id,
          `is already used by ${first.path.replace('spec.', '')}`,
          'give every rule of the policy an id of its own',
        );
    }
    if (read) seen.set(read.id, itemPlace);
    return read;
  })(value, place);
};
