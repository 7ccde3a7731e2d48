import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, lstatIfPresent, type SideEffects } from '../build';

const prefix = '.partial-';
const hour = 60 * 60 * 1000;

/**
 * Folders in which repositories are put together, beside their final place. Their names
 * say which process they belong to, so that those of a process that ended can be told.
 */
export class PartialFolders {
  readonly #own = new Set<string>();

  private constructor(
    private readonly root: string,
    private readonly effects: SideEffects,
    private readonly now: () => Date,
    private readonly host: string,
  ) {}

  static create(options: {
    root: string;
    effects: SideEffects;
    now: () => Date;
    host: string;
  }): PartialFolders {
    const { root, effects, now } = options;
    const host = createHash('sha256')
      .update(options.host)
      .digest('hex')
      .slice(0, 12);
    return new PartialFolders(root, effects, now, host);
  }

  /** A path that no other process uses. */
  reserve(name: string): string {
    const path = join(
      this.root,
      `${prefix}${this.host}-${process.pid}-${randomUUID()}-${name}`,
    );
    this.#own.add(path);
    return path;
  }

  async make(name: string): Promise<string> {
    const path = this.reserve(name);
    try {
      await this.effects.run('make a partial folder', () => mkdir(path));
      return path;
    } catch (error) {
      this.forget(path);
      throw error;
    }
  }

  /** Removes a folder; if that fails, the next sweep does. */
  async drop(path: string): Promise<void> {
    this.forget(path);
    await this.effects.run('remove a partial folder', () =>
      rm(path, { recursive: true, force: true }),
    );
  }

  forget(path: string): void {
    this.#own.delete(path);
  }

  /** Removes what processes left behind that ended in the middle. */
  async sweep(): Promise<void> {
    for (const entry of await readdir(this.root)) {
      const path = join(this.root, entry);
      if (entry.startsWith(prefix) && (await this.#isLeft(entry, path))) {
        await this.effects.run('sweep a partial folder', () =>
          rm(path, { recursive: true, force: true }),
        );
      }
    }
  }

  async #isLeft(entry: string, path: string): Promise<boolean> {
    if (this.#own.has(path)) {
      return false;
    }
    const [host, pid] = entry.slice(prefix.length).split('-');
    if (host === this.host) {
      return Number(pid) === process.pid || !isRunning(Number(pid));
    }
    // Another machine shares the folder, and its processes cannot be seen from here.
    const stats = await lstatIfPresent(path);
    return stats !== undefined && this.now().getTime() - stats.mtimeMs > hour;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
