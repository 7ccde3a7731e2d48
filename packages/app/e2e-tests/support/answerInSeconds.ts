import { parse, stringify } from 'yaml';

interface Policy {
  spec: {
    rules: Array<Record<string, unknown>>;
    acknowledgeWithin?: Record<string, string>;
  };
}

/** The alert policy of the examples, with a deadline for P1 and an end of alerts that a test can wait for. */
export function answerInSeconds(text: string): string {
  const policy: Policy = parse(text);
  const { spec } = policy;
  spec.acknowledgeWithin = { ...spec.acknowledgeWithin, P1: '20s' };
  spec.rules = spec.rules.map(rule => ({ ...rule, resolveAfter: '10s' }));
  return stringify(policy);
}
