import type { StoredExemption } from '../exemptions/ExemptionStore';
import { toTime } from '../workflow/toTime';
import { noticeId } from './noticeId';
import { agentPath, INBOX_PATH } from './noticeLinks';
import type { Notice } from './NoticeStore';

/** Whom and what a notice about an exemption names. */
export interface ExemptionNames {
  agentTitle: string;
  /** Entity reference; empty when the agent has none. */
  agentOwner: string;
  /** What the exemption is from, such as `the check Test coverage`. */
  subject: string;
  /** References of those who are told of requests. */
  approvers: string[];
}

const TOPIC = 'agents-exemption';

/** What people are told about an exemption as it stands; several things once each. */
export function exemptionNotices(
  exemption: StoredExemption,
  names: ExemptionNames,
): Notice[] {
  const { id, requestedBy, decidedAt, revokedAt, revokedBy, status } =
    exemption;
  const from = `${names.agentTitle} from ${names.subject}`;
  const notices = [
    build({
      id: noticeId(TOPIC, id, 'requested'),
      recipients: names.approvers,
      except: [requestedBy],
      title: `Exemption asked for: ${from}`,
      description: `${requestedBy} asks for it until ${toTime(
        exemption.expiresAt,
      )}: ${exemption.reason}`,
      link: INBOX_PATH,
      severity: exemption.type === 'break-glass' ? 'high' : 'normal',
    }),
  ];
  if (decidedAt !== undefined && status !== 'withdrawn') {
    const decision = status === 'rejected' ? 'rejected' : 'approved';
    notices.push(
      build({
        id: noticeId(TOPIC, id, decision),
        recipients: [requestedBy],
        title: `Exemption ${decision}: ${from}`,
        description: `${exemption.decidedBy} decided${
          exemption.decisionReason ? `: ${exemption.decisionReason}` : ''
        }`,
        link: agentPath(exemption.agentRef),
        severity: 'normal',
      }),
    );
  }
  if (revokedAt !== undefined) {
    notices.push(
      build({
        id: noticeId(TOPIC, id, 'revoked'),
        recipients: [requestedBy],
        title: `Exemption revoked: ${from}`,
        description: `${revokedBy} took it back${
          exemption.revokeReason ? `: ${exemption.revokeReason}` : ''
        }`,
        link: agentPath(exemption.agentRef),
        severity: 'normal',
      }),
    );
  }
  if (status === 'expired') {
    notices.push(
      build({
        id: noticeId(TOPIC, id, 'expired'),
        recipients: involved(exemption, names),
        title: `Exemption over: ${from}`,
        description:
          decidedAt === undefined
            ? 'Nobody decided the request in time.'
            : 'It counts again from now on.',
        link: agentPath(exemption.agentRef),
        severity: 'high',
      }),
    );
  }
  return notices.filter(({ recipients }) => recipients.length > 0);
}

/** What people are told before an exemption ends. */
export function expiringNotice(
  exemption: StoredExemption,
  names: ExemptionNames,
): Notice {
  return build({
    id: noticeId(TOPIC, exemption.id, 'expiring'),
    recipients: involved(exemption, names),
    title: `Exemption ends soon: ${names.agentTitle} from ${names.subject}`,
    description: `It ends at ${toTime(
      exemption.expiresAt,
    )}; from then on it counts again.`,
    link: agentPath(exemption.agentRef),
    severity: 'normal',
  });
}

function involved(
  { requestedBy }: StoredExemption,
  { agentOwner }: ExemptionNames,
): string[] {
  return [...new Set([requestedBy, agentOwner])].filter(Boolean);
}

function build(notice: Omit<Notice, 'topic'>): Notice {
  return { ...notice, topic: TOPIC };
}
