import type { Matcher } from '../promql/Matcher';

/** Label that parts of one query are told apart by. */
export const PART_LABEL = 'agent_portal_part';

/** What a part of a query is to a KPI, or to what a release did. */
export type Role =
  | 'total'
  | 'count'
  | 'value'
  | 'bucket'
  | 'newest'
  | 'requests'
  | 'errors'
  | 'failedTasks'
  | 'complaints'
  | 'watched';

/** Whom a query asks about, and how far back. */
export interface PartContext {
  /** Conditions that hold for the series of the instances asked about. */
  matchers: Matcher[];
  /** Labels that these are told apart by. */
  labels: string[];
  windowMs: number;
}

/** One figure that a query asks for. */
export interface Part {
  role: Role;
  /** Of several names that a metric may have: which one, the newest first. */
  generation: number;
  /** Whether it says only that the generation is there. */
  isMark?: boolean;
  /** Figures of one role and generation are added up. */
  write(context: PartContext): string;
}

/** Aggregates an expression over all labels but those that instances are told apart by. */
export function aggregate(
  operation: string,
  labels: string[],
  expression: string,
): string {
  return labels.length === 0
    ? `${operation}(${expression})`
    : `${operation} by (${labels.join(', ')}) (${expression})`;
}

/** Writes one query that answers for all parts. */
export function writeQuery(parts: Part[], context: PartContext): string {
  return parts
    .map((part, index) => {
      const tag = [
        part.role,
        part.generation,
        part.isMark ? 'mark' : index,
      ].join(':');
      return `label_replace(${part.write(
        context,
      )}, "${PART_LABEL}", "${tag}", "", "")`;
    })
    .join(' or ');
}

/** What a part's tag says. */
export function readTag(
  tag: string | undefined,
): { role: Role; generation: number; isMark: boolean } | undefined {
  const [role, generation, index] = tag?.split(':') ?? [];
  return index === undefined
    ? undefined
    : {
        role: role as Role,
        generation: Number(generation),
        isMark: index === 'mark',
      };
}
