import { mockServices } from '@backstage/backend-test-utils';

/** An auditor, and what it was told came of each event. */
export function collectAudit() {
  const audited: Array<{ eventId: string; outcome: string; meta: unknown }> =
    [];
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
    success: async () => {
      audited.push({ eventId, outcome: 'success', meta });
    },
    fail: async () => {
      audited.push({ eventId, outcome: 'fail', meta });
    },
  }));
  return { auditor, audited };
}
