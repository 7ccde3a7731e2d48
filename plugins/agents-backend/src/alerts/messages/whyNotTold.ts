import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import type { AlertMessageOutcome, DueAlertMessage } from './AlertMessageStore';
import type { AlertChannel } from './model';

/** Why a message is not told any more, or not at all; nothing when it is. */
export function whyNotTold(
  message: DueAlertMessage,
  known: { record?: AlertRecord; channel?: AlertChannel },
): AlertMessageOutcome | undefined {
  const { record, channel } = known;
  if (!record) return skip('The alert is no longer kept.');
  if (!channel) {
    return {
      state: 'failed',
      problem: `There is no channel "${message.channel}": add it to agents.alerts.channels, or take it out of the policy.`,
    };
  }
  if (message.event === 'resolved') {
    if (record.state !== 'resolved') {
      return skip('The alert was open again before it could be told.');
    }
  } else if (record.state === 'resolved') {
    return skip('The alert was resolved before it could be told.');
  } else if (message.event === 'escalated' && record.acknowledged) {
    return skip('The alert was acknowledged before it could be told.');
  }
  const refused = channel.refuse?.(record);
  return refused === undefined ? undefined : skip(refused);
}

function skip(problem: string): AlertMessageOutcome {
  return { state: 'skipped', problem };
}
