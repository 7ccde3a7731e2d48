import { NOW } from '../../__testUtils__/factories';
import { nameExplanation, presentAlertEvent } from './presentAlertEvent';

const event = (kind: 'opened' | 'explained', text: string, at = NOW) =>
  presentAlertEvent({ alertId: 'one', at, kind, text }, true);

const EVENTS = [
  event('explained', 'It follows from another alert.', NOW + 2),
  event('explained', 'Nothing explains it any longer.', NOW + 1),
  event('opened', 'Architect is failing.'),
];

describe('nameExplanation', () => {
  it('says in the last event which alert explains this one, where it is in sight', () => {
    const texts = nameExplanation(EVENTS, {
      id: 'other',
      title: 'Event bus is failing',
    }).map(({ text }) => text);
    expect(texts).toEqual([
      'It follows from another alert. That is "Event bus is failing".',
      'Nothing explains it any longer.',
      'Architect is failing.',
    ]);
  });

  it('adds nothing about an alert that is out of sight, or when there is none', () => {
    const hidden = { id: '', title: 'An alert that you may not see' };
    expect(nameExplanation(EVENTS, hidden)).toEqual(EVENTS);
    expect(nameExplanation(EVENTS, undefined)).toEqual(EVENTS);
  });
});
