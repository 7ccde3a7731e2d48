import type { RolloutGate } from './RolloutPlanEntity';
import type { ObjectReader } from './reading/ObjectReader';
import {
  identifier,
  list,
  number,
  object,
  oneOf,
  reference,
  text,
} from './reading/fields';
import type { Field } from './reading/fields';

const GATE_TYPES = [
  'approval',
  'health',
  'kpis',
  'scorecard',
  'alerts',
] as const;

const SEVERITIES = ['P0', 'P1', 'P2', 'P3'] as const;

/** Reads `spec.gates`. */
export function rolloutGates(waves: string[]): Field<RolloutGate[]> {
  const known = new Set(waves);
  const waveId: Field<string> = (value, place) => {
    const id = identifier(value, place);
    return id === undefined || known.has(id)
      ? id
      : place.report(
          id,
          'is not a wave of this plan',
          'write the id of one of its waves',
        );
  };
  return (value, place) => {
    const seen = new Set<string>();
    return list((item, itemPlace) => {
      const gate = object(reader => readGate(reader, waveId))(item, itemPlace);
      if (!gate) {
        return undefined;
      }
      if (seen.has(gate.id)) {
        return itemPlace
          .field('id')
          .report(
            gate.id,
            'is already used by another gate',
            'give every gate of the plan an id of its own',
          );
      }
      seen.add(gate.id);
      return gate;
    })(value, place);
  };
}

function readGate(
  reader: ObjectReader,
  waveId: Field<string>,
): RolloutGate | undefined {
  const id = reader.need('id', identifier);
  const title = reader.need('title', text);
  const waves = reader.read('waves', list(waveId));
  const condition = readCondition(reader);
  return id === undefined || title === undefined || condition === undefined
    ? undefined
    : { id, title, waves, ...condition };
}

type GateCondition = RolloutGate extends infer G
  ? G extends RolloutGate
    ? Omit<G, 'id' | 'title' | 'waves'>
    : never
  : never;

function readCondition(reader: ObjectReader): GateCondition | undefined {
  const type = reader.need('type', oneOf(GATE_TYPES));
  switch (type) {
    case 'approval': {
      const approvers = reader.need(
        'approvers',
        list(reference({ defaultKind: 'group', kinds: ['group', 'user'] })),
      );
      const quorum = reader.read(
        'quorum',
        number({ minimum: 1, integer: true }),
      );
      if (approvers?.length === 0) {
        return reader.place
          .field('approvers')
          .report([], 'lets nobody approve', 'name a user or group');
      }
      return approvers && { type, approvers, quorum };
    }
    case 'health':
      return { type };
    case 'kpis':
      return { type, kpis: reader.read('kpis', list(identifier)) };
    case 'scorecard': {
      const scorecard = reader.need(
        'scorecard',
        reference({ defaultKind: 'scorecard', kinds: ['scorecard'] }),
      );
      const level = reader.need('level', text);
      return scorecard === undefined || level === undefined
        ? undefined
        : { type, scorecard, level };
    }
    case 'alerts': {
      const severity = reader.need('severity', oneOf(SEVERITIES));
      return severity && { type, severity };
    }
    default:
      return undefined;
  }
}
