import type { CheckOutcome } from '@agent-portal/plugin-agents-common';

/** What a check does, after its title: `Test coverage: fails`. */
export const OUTCOME_VERBS: Readonly<Record<CheckOutcome, string>> = {
  pass: 'passes',
  fail: 'fails',
  unknown: 'is unknown',
  exempt: 'is exempt',
  'not-applicable': 'does not apply',
};
