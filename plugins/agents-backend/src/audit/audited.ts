import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

type AuditedEvent = Parameters<AuditorService['createEvent']>[0];

/** What somebody did, and what the audit shall hold of it. */
export interface AuditedAnswer<T> {
  answer: T;
  meta: AuditedEvent['meta'];
}

/** Does something under an audit event, which ends as the work does. */
export async function audited<T>(
  auditor: AuditorService,
  options: AuditedEvent,
  work: () => Promise<AuditedAnswer<T>>,
): Promise<T> {
  const event = await auditor.createEvent(options);
  try {
    const { answer, meta } = await work();
    await event.success({ meta });
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
