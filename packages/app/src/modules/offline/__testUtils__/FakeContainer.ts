/** A service worker container of which a test plays the browser. */
export class FakeContainer extends EventTarget {
  readonly registration = Object.assign(new EventTarget(), {
    waiting: undefined as { postMessage: jest.Mock } | undefined,
    installing: undefined as (EventTarget & { state: string }) | undefined,
    active: { postMessage: jest.fn() },
    update: jest.fn(async () => undefined),
  });
  controller: object | null = {};
  readonly ready = Promise.resolve(this.registration);
  readonly register = jest.fn(async () => this.registration);

  tell(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
