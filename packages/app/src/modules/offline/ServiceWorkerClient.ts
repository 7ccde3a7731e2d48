/** How often to look for a new version, at most. */
const CHECK_EVERY_MS = 30 * 60_000;

/** What {@link ServiceWorkerClient} works with. */
export interface ServiceWorkerClientOptions {
  container: ServiceWorkerContainer;
  /** The path that the app is served below, without a slash at its end. */
  basePath: string;
  /** Address of the backend's plugins. */
  apiUrl: string;
  /** Called when a new version is ready; people decide when to reload. */
  onNewVersion: () => void;
  reload: () => void;
  now: () => number;
}

/** Registers the service worker and keeps an eye on new versions of it and of the app. */
export class ServiceWorkerClient {
  readonly #options: ServiceWorkerClientOptions;
  #registration?: ServiceWorkerRegistration;
  #reloading = false;
  #checkedAt: number;

  private constructor(options: ServiceWorkerClientOptions) {
    this.#options = options;
    this.#checkedAt = options.now();
  }

  static create(options: ServiceWorkerClientOptions): ServiceWorkerClient {
    return new ServiceWorkerClient(options);
  }

  /** Resolves to what ends the watch. */
  async start(): Promise<() => void> {
    const { container, basePath, apiUrl } = this.#options;
    const api = encodeURIComponent(apiUrl);
    const registration = await container.register(
      `${basePath}/service-worker.js?api=${api}`,
      { scope: `${basePath}/`, updateViaCache: 'none' },
    );
    this.#registration = registration;
    this.#watchInstalling();
    registration.addEventListener('updatefound', this.#watchInstalling);
    container.addEventListener('message', this.#onMessage);
    container.addEventListener('controllerchange', this.#onControllerChange);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#keepAssets().catch(() => undefined);
    return () => {
      registration.removeEventListener('updatefound', this.#watchInstalling);
      container.removeEventListener('message', this.#onMessage);
      container.removeEventListener(
        'controllerchange',
        this.#onControllerChange,
      );
      document.removeEventListener('visibilitychange', this.#onVisible);
    };
  }

  /** Reloads the page with the new version. */
  readonly update = (): void => {
    const waiting = this.#registration?.waiting;
    this.#reloading = true;
    if (waiting) waiting.postMessage({ type: 'skip-waiting' });
    else this.#options.reload();
  };

  readonly #watchInstalling = (): void => {
    const { waiting, installing } = this.#registration ?? {};
    // Without a controller it is the first one: there is nothing to reload from.
    if (!this.#options.container.controller) return;
    if (waiting) this.#options.onNewVersion();
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') this.#options.onNewVersion();
    });
  };

  readonly #onControllerChange = (): void => {
    if (this.#reloading) this.#options.reload();
  };

  readonly #onMessage = ({ data }: MessageEvent): void => {
    if (data?.type !== 'new-version' || !Array.isArray(data.files)) return;
    const present = new Set(loadedFiles());
    if (!data.files.every((file: unknown) => present.has(String(file)))) {
      this.#options.onNewVersion();
    }
  };

  readonly #onVisible = (): void => {
    const now = this.#options.now();
    const due = now - this.#checkedAt >= CHECK_EVERY_MS;
    if (document.visibilityState !== 'visible' || !due) return;
    this.#checkedAt = now;
    // Without a network there is nothing to find out.
    this.#registration?.update().catch(() => undefined);
    this.#registration?.active?.postMessage({ type: 'check-version' });
  };

  /** What was loaded before the worker was there is needed offline, too. */
  async #keepAssets(): Promise<void> {
    const { active } = await this.#options.container.ready;
    const loaded = performance.getEntriesByType?.('resource') ?? [];
    const urls = [...loadedFiles(), ...loaded.map(({ name }) => name)];
    active?.postMessage({ type: 'keep-assets', urls: [...new Set(urls)] });
  }
}

/** The files that this page is made of. */
function loadedFiles(): string[] {
  const scripts = [...document.querySelectorAll('script[src]')];
  const links = [...document.querySelectorAll('link[href]')];
  return [
    ...scripts.map(script => (script as HTMLScriptElement).src),
    ...links.map(link => (link as HTMLLinkElement).href),
  ];
}
