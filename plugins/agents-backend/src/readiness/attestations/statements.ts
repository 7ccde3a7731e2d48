import { createHash } from 'node:crypto';
import type { ScorecardInForce } from '../model';

/** A statement that scorecards ask to be signed, taken over all that ask for it. */
export interface Statement {
  factId: string;
  title: string;
  /** What is signed: of scorecards that word it differently, all of it. */
  text: string;
  /** How long a signature holds at most, ms; absent: as long as the release. */
  validForMs?: number;
  /** Whoever signs has to be in each; entity references of users and groups. */
  signers: string[][];
  /** Titles of the scorecards. */
  scorecards: string[];
}

/**
 * The statements that scorecards ask for, by their ids. Where several ask for the same one, what
 * the strictest says holds, so that one signature never passes more than each of them allows.
 */
export function listStatements(
  scorecards: ScorecardInForce[],
): Map<string, Statement> {
  const statements = new Map<string, Statement>();
  for (const { scorecard, compiled } of scorecards) {
    const asked = new Set(compiled.factIds);
    for (const fact of scorecard.facts) {
      if (fact.type !== 'attestation' || !asked.has(fact.id)) continue;
      const known = statements.get(fact.id);
      const texts = known?.text.split('\n') ?? [];
      statements.set(fact.id, {
        factId: fact.id,
        title: known?.title ?? fact.title,
        text: [...new Set([...texts, ...fact.statement.split('\n')])].join(
          '\n',
        ),
        validForMs: shorter(known?.validForMs, fact.validForMs),
        signers: withSigners(known?.signers ?? [], fact.signers),
        scorecards: [...(known?.scorecards ?? []), scorecard.title],
      });
    }
  }
  return statements;
}

/** Differs when a statement has another text, other signers, or holds for another time. */
export function fingerprintOf({
  text,
  signers,
  validForMs,
}: Pick<Statement, 'text' | 'signers' | 'validForMs'>): string {
  const lists = signers.map(keyOf).sort();
  const hash = createHash('sha256').update(
    JSON.stringify([text, lists, validForMs ?? 0]),
  );
  return `sha256:${hash.digest('hex')}`;
}

/**
 * Whether a signature is under a statement as it is asked for now. Of signatures from before more
 * was kept only the text can tell.
 */
export function isUnder(
  signed: { statement: string; statementFingerprint?: string },
  statement: Statement,
): boolean {
  return signed.statementFingerprint === undefined
    ? signed.statement === statement.text
    : signed.statementFingerprint === fingerprintOf(statement);
}

/**
 * Why somebody may not sign; nothing when they may.
 *
 * @param ownership - References of the person and of the groups they belong to.
 */
export function refuseSigner(
  statement: Statement,
  ownership: string[],
): string | undefined {
  const own = new Set(ownership.map(ref => ref.toLowerCase()));
  const closed = statement.signers.find(
    refs => !refs.some(ref => own.has(ref.toLowerCase())),
  );
  return closed && `only ${closed.join(', ') || 'nobody'} may sign it`;
}

function shorter(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

/** One more list of signers, unless the same one is asked for already. */
function withSigners(
  known: string[][],
  signers: string[] | undefined,
): string[][] {
  if (!signers || known.some(one => keyOf(one) === keyOf(signers)))
    return known;
  return [...known, signers];
}

function keyOf(signers: string[]): string {
  return JSON.stringify(signers.map(ref => ref.toLowerCase()).sort());
}
