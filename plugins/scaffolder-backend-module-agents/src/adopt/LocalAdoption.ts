import * as fs from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import {
  errorCode,
  lstatIfPresent,
  type SideEffects,
  writeFiles,
} from '../build';
import { author } from '../publish';
import type { RenderedFile } from '../render';

/** Adds files to a repository that exists, and changes none that is there. */
export class LocalAdoption {
  private constructor(
    private readonly dir: string,
    private readonly effects: SideEffects,
    private readonly now: () => Date,
  ) {}

  static create(options: {
    folder: string;
    effects: SideEffects;
    now: () => Date;
  }): LocalAdoption {
    return new LocalAdoption(options.folder, options.effects, options.now);
  }

  /** The files of the last commit, without symbolic links. */
  async committed(): Promise<RenderedFile[]> {
    const { dir } = this;
    const paths = await git.listFiles({ fs, dir, ref: 'HEAD' });
    const oid = await git.resolveRef({ fs, dir, ref: 'HEAD' });
    const files: RenderedFile[] = [];
    for (const path of paths) {
      const found = await lstatIfPresent(join(dir, path));
      if (found && !found.isFile()) {
        continue;
      }
      const { blob } = await git.readBlob({ fs, dir, oid, filepath: path });
      const executable = found ? (found.mode & 0o100) !== 0 : false;
      files.push({ path, content: Buffer.from(blob), executable });
    }
    return files;
  }

  /**
   * Commits the files that the repository lacks. A file that stands there uncommitted is
   * left alone, unless it is the very one: then an attempt before this one wrote it.
   */
  async add(
    files: RenderedFile[],
    message: string,
  ): Promise<{ added: string[]; kept: string[] }> {
    const { dir } = this;
    const committed = new Set(await git.listFiles({ fs, dir, ref: 'HEAD' }));
    const absent = files.filter(({ path }) => !committed.has(path));
    const written: string[] = [];
    const kept: string[] = [];
    try {
      await this.effects.run('write the files', async () => {
        for (const file of absent) {
          await this.#write(file, { written, kept });
        }
      });
      const same = await this.#sameAsBefore(absent, kept);
      const added = [...written, ...same].sort();
      if (added.length > 0) {
        await this.#refuseOthersChanges(added);
        await this.effects.run('add the files', () =>
          git.add({ fs, dir, filepath: added, force: true }),
        );
        await this.effects.run('commit', () => this.#commit(message));
      }
      return { added, kept: kept.filter(path => !same.includes(path)) };
    } catch (error) {
      await this.effects.run('take the files back', async () => {
        for (const path of written) {
          await git.remove({ fs, dir, filepath: path });
          await rm(join(dir, path), { force: true });
        }
      });
      throw error;
    }
  }

  /** Notes also a file of which only a part was written, for it to be taken back. */
  async #write(
    file: RenderedFile,
    done: { written: string[]; kept: string[] },
  ): Promise<void> {
    const stood = await lstatIfPresent(join(this.dir, file.path));
    try {
      const { written, kept } = await writeFiles({
        folder: this.dir,
        files: [file],
        existing: 'keep',
      });
      done.written.push(...written);
      done.kept.push(...kept);
    } catch (error) {
      const refused =
        error instanceof InputError || errorCode(error) === 'EEXIST';
      if (!stood && !refused) {
        done.written.push(file.path);
      }
      throw error;
    }
  }

  /** What someone else has added to the next commit must not get into this one. */
  async #refuseOthersChanges(own: string[]): Promise<void> {
    const rows = await git.statusMatrix({ fs, dir: this.dir });
    const others = rows
      .filter(([path, head, , stage]) => head !== stage && !own.includes(path))
      .map(([path]) => path);
    if (others.length > 0) {
      throw new ConflictError(
        `The repository ${
          this.dir
        } has changes that are added and not committed: ${others
          .slice(0, 5)
          .join(', ')}; commit them first`,
      );
    }
  }

  async #commit(message: string): Promise<void> {
    const timestamp = Math.floor(this.now().getTime() / 1000);
    await git.commit({
      fs,
      dir: this.dir,
      message,
      author: { ...author, timestamp, timezoneOffset: 0 },
    });
  }

  async #sameAsBefore(
    files: RenderedFile[],
    kept: string[],
  ): Promise<string[]> {
    const same: string[] = [];
    for (const { path, content } of files) {
      const stands =
        kept.includes(path) &&
        (await lstatIfPresent(join(this.dir, path)))?.isFile();
      if (stands && content.equals(await readFile(join(this.dir, path)))) {
        same.push(path);
      }
    }
    return same;
  }
}
