import { mockServices } from '@backstage/backend-test-utils';
import { FleetAnnouncer, PHASE_TOPIC } from './FleetAnnouncer';
import type { FleetChange } from './model';

const transitions: FleetChange['transitions'] = [
  {
    agentRef: 'component:default/a',
    at: '2026-01-27T10:00:00.000Z',
    from: 'development',
    to: 'staging',
    reason: 'It answers in staging.',
  },
];

describe('FleetAnnouncer', () => {
  it('publishes changes of phase though nobody can be signalled', async () => {
    const events = mockServices.events.mock();
    const signals = {
      publish: jest.fn().mockRejectedValue(new Error('no connection')),
    };
    const logger = mockServices.logger.mock();
    const announcer = FleetAnnouncer.create({
      signals,
      events,
      logger,
      now: () => 0,
    });

    await announcer.announce({ changed: [], removed: [], transitions });

    expect(events.publish).toHaveBeenCalledWith({
      topic: PHASE_TOPIC,
      eventPayload: transitions[0],
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no connection'),
    );
  });
});
