import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const SETTLE_MS = 200;

/**
 * Calls back, once things are quiet, after one of the files it was told about has
 * changed. Watches folders, as editors replace files instead of writing to them.
 */
export class SourceWatch {
  #filesByFolder = new Map();
  #watchers = [];
  #onChange;
  #timer;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  add(path) {
    const folder = dirname(path);
    const files = this.#filesByFolder.get(folder);
    if (files) {
      files.add(basename(path));
      return;
    }
    const added = new Set([basename(path)]);
    this.#filesByFolder.set(folder, added);
    const watcher = watch(folder, (_event, name) => {
      if (name && added.has(name)) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#onChange(name), SETTLE_MS);
      }
    });
    // A folder that goes away is no reason to end.
    watcher.on('error', () => watcher.close());
    this.#watchers.push(watcher);
  }

  close() {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) {
      watcher.close();
    }
  }
}
