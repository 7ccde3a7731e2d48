import { requireOffer } from './requireOffer';

const seen = {
  status: 'ok' as const,
  at: 0,
  weight: 0,
  stable: '1.4.0',
  candidate: '1.5.0',
};

describe('requireOffer', () => {
  it('takes what the driver offers', () => {
    expect(() => requireOffer('1.5.0', { driver: 'fake', seen })).not.toThrow();
  });

  it.each<[string, Parameters<typeof requireOffer>[1], RegExp, string]>([
    [
      'another version is offered',
      { driver: 'fake', seen: { ...seen, candidate: '1.6.0' } },
      /version is "1.5.0".*fake offers 1.6.0/,
      'InputError',
    ],
    [
      'nothing is offered',
      { driver: 'fake', seen: { ...seen, candidate: undefined } },
      /offers no release beside 1.4.0; deploy it first/,
      'InputError',
    ],
    [
      'the driver does not answer',
      { driver: 'fake', seen: { status: 'error', reason: 'no route' } },
      /nobody knows whether that is offered: no route/,
      'ServiceUnavailableError',
    ],
    [
      'the catalog names no driver',
      { driver: undefined, seen: { status: 'error', reason: 'add one' } },
      /add one/,
      'InputError',
    ],
  ])('refuses when %s', (_, options, message, name) => {
    let thrown: unknown;
    try {
      requireOffer('1.5.0', options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });
});
