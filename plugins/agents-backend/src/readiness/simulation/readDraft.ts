import {
  compileScorecard,
  type CompiledScorecard,
  isScorecardEntity,
  readScorecard,
  type Simulation,
} from '@agent-portal/plugin-agents-common';
import type { Entity } from '@backstage/catalog-model';
import { parseDocument } from 'yaml';

type Problem = Simulation['problems'][number];

/** Aliases that one document may expand; a bomb of aliases needs many. */
const MAXIMUM_ALIASES = 50;
/** Length of the draft as JSON, in characters. */
const MAXIMUM_LENGTH = 1_048_576;

/**
 * Reads the draft of a scorecard, as YAML text or as an object. Never throws for what somebody
 * wrote: what is wrong comes back as problems.
 */
export function readDraft(draft: string | object): {
  compiled?: CompiledScorecard;
  problems: Problem[];
} {
  const { value, problem } =
    typeof draft === 'string'
      ? parseYaml(draft)
      : { value: draft, problem: '' };
  if (problem) return refuse(problem);
  if (!isEntity(value)) {
    return refuse('it is no entity: it needs kind, metadata.name and spec');
  }
  if (JSON.stringify(value).length > MAXIMUM_LENGTH) {
    return refuse('it is longer than a scorecard can be; leave checks out');
  }
  if (!isScorecardEntity(value)) {
    return refuse(
      `its kind is ${value.apiVersion} ${value.kind}; write agentportal.dev/v1alpha1 Scorecard`,
    );
  }
  const { scorecard, issues } = readScorecard(value);
  if (issues.length > 0) {
    return {
      problems: issues.map(({ path, value: seen, message, fix }) => ({
        path,
        value: seen,
        message,
        fix,
      })),
    };
  }
  return scorecard
    ? { compiled: compileScorecard(scorecard), problems: [] }
    : refuse('it has no spec that could be read');
}

function parseYaml(text: string): { value?: unknown; problem?: string } {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true });
  const [fault] = document.errors;
  if (fault) return { problem: fault.message };
  try {
    return { value: document.toJS({ maxAliasCount: MAXIMUM_ALIASES }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function refuse(message: string): { problems: Problem[] } {
  return {
    problems: [{ path: 'draft', message, fix: 'write it as a Scorecard' }],
  };
}

function isEntity(value: unknown): value is Entity {
  if (!isRecord(value) || !isRecord(value.metadata)) return false;
  return (
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    typeof value.metadata.name === 'string' &&
    isRecord(value.spec)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
