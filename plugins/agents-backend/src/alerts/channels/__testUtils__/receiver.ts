import { text } from 'node:stream/consumers';
import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../../__testUtils__/factories';
import { listenLocally } from '../../../__testUtils__/listenLocally';
import type { AlertTelling } from '../../messages';

interface Seen {
  path: string;
  headers: Record<string, unknown>;
  body: string;
}

/** A server that notes what it is sent, and answers as it is told. */
export async function startReceiver() {
  const seen: Seen[] = [];
  const statuses: number[] = [];
  const server = await listenLocally(async (req, res) => {
    const body = await text(req);
    seen.push({ path: req.url ?? '', headers: req.headers, body });
    res.writeHead(statuses.shift() ?? 200).end('{}');
  });
  return { ...server, seen, statuses };
}

/** That something is told of some alerts. */
export function createTelling(
  records: AlertRecord[],
  event: AlertTelling['alerts'][number]['message']['event'] = 'opened',
): AlertTelling {
  return {
    key: 'alert-1/opened',
    alerts: records.map(record => ({
      record,
      message: {
        alertId: record.id,
        key: `${record.id}/${event}`,
        channel: 'any',
        to: ['owner'],
        event,
        severity: record.severity,
        at: NOW,
        attempts: 0,
        progress: [],
      },
    })),
    isEnd: event === 'resolved',
    to: ['group:default/core-agents'],
    notes: [],
    progress: [],
  };
}
