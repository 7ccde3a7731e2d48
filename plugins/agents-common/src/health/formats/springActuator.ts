import type { ComponentCollector } from './ComponentCollector';
import {
  componentStatus,
  HealthFormat,
  isDocument,
  JsonDocument,
  own,
} from './HealthFormat';

/** Spring nests a composite's members one level down; more is taken, but not without end. */
const MAXIMUM_DEPTH = 4;

/**
 * Spring Boot Actuator: `components` (before 2.2 `details`) holds components by name, each with
 * `status`, `details` and, for a composite, components of its own.
 */
export const springActuator: HealthFormat = {
  name: 'Spring Boot Actuator',
  matches: document => membersOf(document) !== undefined,
  collect: (document, into) => collectMembers(document, { into, depth: 0 }),
};

function collectMembers(
  parent: JsonDocument,
  options: { into: ComponentCollector; depth: number; prefix?: string },
): void {
  const { into, depth, prefix } = options;
  for (const [name, member] of Object.entries(membersOf(parent) ?? {})) {
    if (!isDocument(member) || own(member, 'status') === undefined) continue;
    const id = prefix ? `${prefix}:${name}` : name;
    into.add({
      id,
      status: componentStatus(member),
      output: errorOf(member),
    });
    if (depth + 1 < MAXIMUM_DEPTH) {
      collectMembers(member, {
        into,
        depth: depth + 1,
        prefix: id.slice(0, 120),
      });
    }
  }
}

function membersOf(document: JsonDocument): JsonDocument | undefined {
  const components = own(document, 'components');
  if (isDocument(components)) return components;
  const details = own(document, 'details');
  return isDocument(details) ? details : undefined;
}

function errorOf(member: JsonDocument): unknown {
  const details = own(member, 'details');
  return isDocument(details) ? own(details, 'error') : undefined;
}
