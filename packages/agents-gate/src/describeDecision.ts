import type {
  GateDecision,
  GateDemand,
} from '@agent-portal/plugin-agents-common';

const MARKS: Record<GateDemand['status'], string> = {
  met: 'met    ',
  'not-met': 'NOT MET',
  unknown: 'UNKNOWN',
};

/** A decision in plain words, a line for each demand and each check in the way. */
export function describeDecision(decision: GateDecision): string {
  const { agent, environment, releaseVersion, verdict, breakGlass } = decision;
  const release = releaseVersion ? ` ${releaseVersion}` : '';
  const lines = [
    `${
      verdict === 'pass' ? 'PASS' : 'FAIL'
    }: ${agent}${release} into ${environment}`,
    decision.reason,
    ...decision.demands.flatMap(describeDemand),
  ];
  if (breakGlass) {
    lines.push(
      `  Break-glass of ${breakGlass.requestedBy}, approved by ${breakGlass.decidedBy}, until ${breakGlass.expiresAt}: ${breakGlass.reason}`,
    );
  }
  return [...lines, `Decision ${decision.id} at ${decision.at}`].join('\n');
}

function describeDemand(demand: GateDemand): string[] {
  const { status, title, version, reason, checks = [] } = demand;
  return [
    `  ${MARKS[status]}  ${title}${version ? ` ${version}` : ''}: ${reason}`,
    ...checks.map(
      check =>
        `             ${check.title} (${check.outcome}): ${check.reason}`,
    ),
  ];
}
