import type { AlertRecord } from '@agent-portal/plugin-agents-common';

/** Says to somebody who was not the first what became of the alert meanwhile. */
export function refuseRevision(record: AlertRecord, seen: number): string {
  return `The alert ${record.id} is ${record.state} at revision ${record.situation}, and revision is ${seen}: somebody or something changed it meanwhile; look at it again`;
}
