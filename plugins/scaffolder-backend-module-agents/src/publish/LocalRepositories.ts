import * as fs from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import { z } from 'zod';
import {
  directSideEffects,
  errorCode,
  lstatIfPresent,
  type SideEffects,
} from '../build';
import type { RenderedFile } from '../render';
import { PartialFolders } from './PartialFolders';
import { writeGitRepository } from './writeGitRepository';

const markerSchema = z.object({
  lock: z.string(),
  answers: z.string().optional(),
  task: z.string(),
  commit: z.string().optional(),
});

/** A repository below the configured folder. */
export interface LocalRepository {
  name: string;
  path: string;
  /** Address to clone from. */
  remoteUrl: string;
  /**
   * From what it was made, from which answers, by which task and as which commit; absent
   * when it was made elsewhere.
   */
  madeBy?: z.output<typeof markerSchema>;
}

/** Git repositories in a folder of this machine, each made whole or not at all. */
export class LocalRepositories {
  readonly #partial: PartialFolders;

  private constructor(
    readonly root: string,
    private readonly effects: SideEffects,
    private readonly now: () => Date,
  ) {
    this.#partial = PartialFolders.create({
      root,
      effects,
      now,
      host: hostname(),
    });
  }

  static create(options: {
    root: string;
    effects?: SideEffects;
    now?: () => Date;
  }): LocalRepositories {
    return new LocalRepositories(
      resolve(options.root),
      options.effects ?? directSideEffects,
      options.now ?? (() => new Date()),
    );
  }

  static fromConfig(
    config: RootConfigService,
    options: { effects?: SideEffects } = {},
  ): LocalRepositories {
    const root =
      config.getOptionalString('agents.scaffolder.localRepositories') ??
      '.data/repositories';
    return LocalRepositories.create({ ...options, root });
  }

  async find(name: string): Promise<LocalRepository | undefined> {
    const path = this.#pathOf(name);
    for (const folder of [path, join(path, '.git')]) {
      if (!(await lstatIfPresent(folder))?.isDirectory()) {
        return undefined;
      }
    }
    return {
      name,
      path,
      remoteUrl: pathToFileURL(path).toString(),
      madeBy: await readMarker(path),
    };
  }

  /**
   * Makes a repository of the files. One that was made from the same, or by the same task
   * from the same answers, is taken as it is, whatever happened to it since.
   *
   * @throws ConflictError when there is a repository of this name with other content
   */
  async publish(options: {
    name: string;
    lock: string;
    answers?: string;
    task: string;
    files: () => Promise<RenderedFile[]>;
    message: string;
  }): Promise<{ repository: LocalRepository; made: boolean }> {
    const { name, lock, answers, task } = options;
    const marker = { lock, answers, task };
    const path = this.#pathOf(name);
    await this.effects.run('make the folder of repositories', () =>
      mkdir(this.root, { recursive: true }),
    );
    await this.#partial.sweep();
    const existing = await this.find(name);
    if (existing) {
      return { repository: takeExisting(existing, marker), made: false };
    }
    const files = await options.files();
    const partial = await this.#partial.make(name);
    try {
      await writeGitRepository({
        folder: partial,
        files,
        message: options.message,
        marker,
        effects: this.effects,
        at: this.now(),
      });
      await this.effects.run('give the repository its name', () =>
        rename(partial, path),
      );
    } catch (error) {
      await this.#partial.drop(partial);
      const winner = await this.find(name);
      if (winner && isTaken(error)) {
        return { repository: takeExisting(winner, marker), made: false };
      }
      throw error;
    }
    this.#partial.forget(partial);
    const repository = await this.find(name);
    if (!repository) {
      throw new ConflictError(
        `The repository ${name} was removed while it was published; try again`,
      );
    }
    return { repository, made: true };
  }

  /**
   * Removes a repository if this task made it and nobody has pushed to it since.
   *
   * @returns whether it did
   */
  async removeIfMadeBy(options: {
    name: string;
    task: string;
  }): Promise<boolean> {
    const existing = await this.find(options.name);
    if (
      existing?.madeBy?.task !== options.task ||
      (await isPushedTo(existing))
    ) {
      return false;
    }
    const partial = this.#partial.reserve(options.name);
    await this.effects.run('take the name from the repository', () =>
      rename(existing.path, partial),
    );
    await this.#partial.drop(partial);
    return true;
  }

  #pathOf(name: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) {
      throw new InputError(
        `${JSON.stringify(
          name,
        )} is no name of a repository; use letters, digits, hyphens, dots and underscores`,
      );
    }
    return join(this.root, name);
  }
}

function takeExisting(
  repository: LocalRepository,
  wanted: z.output<typeof markerSchema>,
): LocalRepository {
  const { madeBy } = repository;
  // A task that lost its workspace may no longer know the version it wrote.
  const retried =
    wanted.answers !== undefined &&
    madeBy?.answers === wanted.answers &&
    madeBy.task === wanted.task;
  if (madeBy?.lock !== wanted.lock && !retried) {
    throw new ConflictError(
      `There is already a repository ${repository.name} with other content at ${repository.path}; choose another name, or remove it first`,
    );
  }
  return repository;
}

/** Whether there is more in a repository than the commit it was made with. */
async function isPushedTo({ path, madeBy }: LocalRepository): Promise<boolean> {
  const [branches, tags] = await Promise.all([
    git.listBranches({ fs, dir: path }),
    git.listTags({ fs, dir: path }),
  ]);
  if (branches.join() !== 'main' || tags.length > 0) {
    return true;
  }
  const commits = await Promise.all(
    ['HEAD', 'refs/heads/main'].map(ref =>
      git.resolveRef({ fs, dir: path, ref }),
    ),
  );
  return commits.some(commit => commit !== madeBy?.commit);
}

function isTaken(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}

async function readMarker(
  path: string,
): Promise<LocalRepository['madeBy'] | undefined> {
  try {
    const text = await readFile(
      join(path, '.git', 'agent-portal.json'),
      'utf8',
    );
    return markerSchema.parse(JSON.parse(text));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw new ConflictError(
      `The repository at ${path} has a damaged .git/agent-portal.json; remove that file to go on with the repository as one made elsewhere`,
    );
  }
}
