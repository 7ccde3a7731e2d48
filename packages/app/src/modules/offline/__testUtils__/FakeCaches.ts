const keyOf = (request: string | Request) =>
  typeof request === 'string' ? request : request.url;

/** A cache in memory, in the order in which it was written. */
export class FakeCache {
  readonly #entries = new Map<string, Response>();

  async match(request: string | Request): Promise<Response | undefined> {
    return this.#entries.get(keyOf(request))?.clone();
  }

  async put(request: string | Request, response: Response): Promise<void> {
    this.#entries.set(keyOf(request), response);
  }

  async delete(request: string | Request): Promise<boolean> {
    return this.#entries.delete(keyOf(request));
  }

  async keys(): Promise<string[]> {
    return [...this.#entries.keys()];
  }
}

/** What a browser stores for the service workers of an origin. */
export class FakeCaches {
  readonly #caches = new Map<string, FakeCache>();

  async open(name: string): Promise<FakeCache> {
    const cache = this.#caches.get(name) ?? new FakeCache();
    this.#caches.set(name, cache);
    return cache;
  }

  async has(name: string): Promise<boolean> {
    return this.#caches.has(name);
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async match(request: string | Request): Promise<Response | undefined> {
    for (const cache of this.#caches.values()) {
      const found = await cache.match(request);
      if (found) return found;
    }
    return undefined;
  }

  /** Everything that is stored, as text: to look for what must not be. */
  async dump(): Promise<string> {
    const texts: string[] = [];
    for (const [name, cache] of this.#caches) {
      for (const key of await cache.keys()) {
        const response = await cache.match(key);
        texts.push(`${name} ${key} ${await response?.text()}`);
      }
    }
    return texts.join('\n');
  }
}
