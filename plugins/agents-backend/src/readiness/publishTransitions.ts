import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ReadinessTransition } from './results';

/** The topic on which changes of levels are published. */
export const READINESS_TOPIC = 'agents.readiness';

/**
 * Tells other systems that agents rose or fell. A change is announced at most once: one that has
 * to know of all of them reads the timeline. So a failure to announce is logged.
 */
export async function publishTransitions(
  transitions: ReadinessTransition[],
  options: { events: EventsService; logger: LoggerService },
): Promise<void> {
  for (const transition of transitions) {
    try {
      await options.events.publish({
        topic: READINESS_TOPIC,
        eventPayload: transition,
      });
    } catch (error) {
      options.logger.warn(`Could not announce a change of level: ${error}`);
    }
  }
}
