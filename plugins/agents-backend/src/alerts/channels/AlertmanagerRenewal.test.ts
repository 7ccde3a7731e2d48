import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { MemoryAlertBook } from '../__testUtils__/MemoryAlertBook';
import { AlertmanagerRenewal } from './AlertmanagerRenewal';

describe('AlertmanagerRenewal', () => {
  it('looks at the alerts once, however many were told of', async () => {
    const told = Array.from({ length: 50 }, (_, index) => `alert-${index}`);
    const book = MemoryAlertBook.create(
      told.map(id => createAlertRecord({ id, state: 'resolved' })),
    );
    book.put(createAlertRecord({ id: 'alert-7' }));
    book.put(createAlertRecord({ id: 'alert-99' }));
    const looks = jest.spyOn(book, 'listUnresolved');
    const reads = jest.spyOn(book, 'get');
    const renewed: AlertRecord[] = [];
    const renewal = AlertmanagerRenewal.create({
      store: { listTold: async () => told },
      book,
      channels: [
        {
          name: 'central',
          renew: async records => {
            renewed.push(...records);
          },
        },
      ],
      now: () => NOW,
    });
    await renewal.run();
    expect(renewed.map(({ id }) => id)).toEqual(['alert-7']);
    expect(looks).toHaveBeenCalledTimes(1);
    expect(reads).not.toHaveBeenCalled();
  });
});
