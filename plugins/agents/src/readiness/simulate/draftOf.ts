import {
  AGENT_PORTAL_API_VERSION,
  SCORECARD_KIND,
  type ScorecardDetail,
} from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { stringify } from 'yaml';

/** The scorecard in force as the text of its file, to change. */
export function draftOf(detail: ScorecardDetail): string {
  const { summary, definition } = detail;
  const { namespace, name } = parseEntityRef(summary.ref);
  return stringify({
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: SCORECARD_KIND,
    metadata: {
      name,
      ...(namespace !== 'default' && { namespace }),
      title: summary.title,
      ...(summary.description && { description: summary.description }),
    },
    spec: definition,
  });
}
