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
        signers: [
          ...(known?.signers ?? []),
          ...(fact.signers ? [fact.signers] : []),
        ],
        scorecards: [...(known?.scorecards ?? []), scorecard.title],
      });
    }
  }
  return statements;
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
