import { parseEntityRef } from '@backstage/catalog-model';

/** Where exemptions wait for a decision. */
export const INBOX_PATH = '/agents/readiness/inbox';

/** The readiness of an agent. */
export function agentPath(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `/catalog/${namespace}/${kind}/${name}/readiness`;
}

/** The page of a scorecard. */
export function scorecardPath(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return `/agents/readiness/scorecards/${namespace}/${name}`;
}
