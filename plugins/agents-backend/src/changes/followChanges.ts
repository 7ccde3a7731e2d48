import type { ChangeListener } from './ChangeListener';
import { ChangeQueue } from './ChangeQueue';

/**
 * Has what is shown of agents follow their changes, and then alerts, in their own time: rows never
 * wait for an evaluation of alerts, and what changes meanwhile waits for one evaluation together.
 *
 * @param followers.rows - Brings up to date what is shown of the agents.
 * @param followers.alerts - Looks at alerts once more.
 * @returns Where alerts wait; what fails of them comes out of its `run`.
 */
export function followChanges(
  changes: Pick<ChangeQueue, 'follow'>,
  followers: { rows: ChangeListener; alerts: ChangeListener },
): ChangeQueue {
  const alertChanges = ChangeQueue.create();
  alertChanges.follow(followers.alerts);
  changes.follow(async refs => {
    await followers.rows(refs);
    alertChanges.report(refs);
  });
  return alertChanges;
}
