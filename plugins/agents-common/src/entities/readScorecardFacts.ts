import { findBuiltInFact } from '../readiness/FactDefinition';
import type { ScorecardFact } from './ScorecardEntity';
import { tryParseDuration } from './duration';
import type { ObjectReader } from './reading/ObjectReader';
import {
  duration,
  list,
  object,
  oneOf,
  reference,
  text,
} from './reading/fields';
import type { Field } from './reading/fields';
import { uniqueList } from './reading/uniqueList';

/** A fact with its duration in ms. */
type ReadFact = ScorecardFact & { validForMs?: number };

const ATTESTATION_PREFIX = 'attestation.';
const TYPES = ['pushed', 'attestation', 'provider'] as const;

/** Reads `spec.facts`. */
export const scorecardFacts: Field<ReadFact[]> = uniqueList(object(readFact), {
  what: 'fact',
  most: 500,
});

/** The id of a fact, as conditions write it. */
const factId: Field<string> = (value, place) => {
  const isId =
    typeof value === 'string' &&
    value.length <= 100 &&
    /^[A-Za-z][A-Za-z0-9]*(?:[-._][A-Za-z0-9]+)*$/.test(value);
  if (!isId) {
    return place.report(
      value,
      'is not the id of a fact',
      'write at most 100 letters and digits, separated by hyphens or dots',
    );
  }
  return findBuiltInFact(value)
    ? place.report(
        value,
        'is a fact that the portal knows by itself',
        'remove it from spec.facts, or give it another id',
      )
    : value;
};

function readFact(reader: ObjectReader): ReadFact | undefined {
  const id = reader.need('id', factId);
  const title = reader.need('title', text);
  const description = reader.read('description', text);
  const source = readSource(reader);
  if (id === undefined || title === undefined || source === undefined) {
    return undefined;
  }
  const isNamedAttestation = id.startsWith(ATTESTATION_PREFIX);
  if (isNamedAttestation !== (source.type === 'attestation')) {
    return reader.place
      .field('id')
      .report(
        id,
        isNamedAttestation
          ? `starts with ${ATTESTATION_PREFIX}, and the fact is of type ${source.type}`
          : 'is that of an attestation',
        isNamedAttestation
          ? 'give it another id, or the type attestation'
          : `let it start with ${ATTESTATION_PREFIX}`,
      );
  }
  return { id, title, description, ...source };
}

type FactSource = ReadFact extends infer F
  ? F extends ReadFact
    ? Omit<F, 'id' | 'title' | 'description'>
    : never
  : never;

function readSource(reader: ObjectReader): FactSource | undefined {
  const type = reader.need('type', oneOf(TYPES));
  switch (type) {
    case 'pushed':
      return { type, unit: reader.read('unit', text) };
    case 'attestation': {
      const statement = reader.need('statement', text);
      const validFor = reader.read('validFor', duration);
      const signers = reader.read(
        'signers',
        list(reference({ defaultKind: 'group', kinds: ['group', 'user'] })),
      );
      if (signers?.length === 0) {
        return reader.place
          .field('signers')
          .report(
            [],
            'lets nobody sign',
            'name a user or group, or remove it so that whoever has the permission may',
          );
      }
      return statement === undefined
        ? undefined
        : {
            type,
            statement,
            validFor,
            signers,
            validForMs: tryParseDuration(validFor),
          };
    }
    case 'provider': {
      const provider = reader.need('provider', text);
      return provider === undefined ? undefined : { type, provider };
    }
    default:
      return undefined;
  }
}
