import { statusOf } from '../statusWords';
import type { ComponentCollector } from './ComponentCollector';

/** A JSON object of a stranger: any key may be there, of any type. */
export type JsonDocument = { [key: string]: unknown };

/** One of the formats in which services describe their health. */
export interface HealthFormat {
  name: string;
  matches(document: JsonDocument): boolean;
  collect(document: JsonDocument, into: ComponentCollector): void;
}

/** Whether a value is an object with keys, rather than a list or nothing. */
export function isDocument(value: unknown): value is JsonDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key of the document itself, never one that it inherits. */
export function own(document: JsonDocument, key: string): unknown {
  return Object.hasOwn(document, key) ? document[key] : undefined;
}

/** The status that a component names; `unknown` when it names none: silence is not health. */
export function componentStatus(component: JsonDocument) {
  return statusOf(own(component, 'status')) ?? 'unknown';
}
