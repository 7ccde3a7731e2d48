import type { Field } from './fields';
import type { Place } from './Place';

/** Reads the fields of one object; what is wrong is reported at its place. */
export class ObjectReader {
  /** Starts to read an object, or reports that the value is none. */
  static open(value: unknown, place: Place): ObjectReader | undefined {
    if (!isRecord(value)) {
      return place.report(
        value,
        'is not an object',
        'write it as fields, each with its name',
      );
    }
    return new ObjectReader(value, place);
  }

  private constructor(
    private readonly record: Record<string, unknown>,
    readonly place: Place,
  ) {}

  /** Reads a field that may be absent. */
  read<T>(key: string, field: Field<T>): T | undefined {
    const value = this.value(key);
    return value === undefined
      ? undefined
      : field(value, this.place.field(key));
  }

  /** Reads a field that must be there. */
  need<T>(key: string, field: Field<T>): T | undefined {
    const value = this.value(key);
    return value === undefined
      ? this.place.field(key).report(value, 'is missing', 'add it')
      : field(value, this.place.field(key));
  }

  private value(key: string): unknown {
    return Object.hasOwn(this.record, key) ? this.record[key] : undefined;
  }
}

/** Whether a value is an object that is not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
