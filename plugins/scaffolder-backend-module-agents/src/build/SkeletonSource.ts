import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  resolveSafeChildPath,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { fetchContents } from '@backstage/plugin-scaffolder-node';
import { planService } from '../plan';
import { type RenderedFile, renderSkeleton, TemplateRenderer } from '../render';
import type { AgentAnswers } from '../answers';
import { errorCode } from './errorCode';
import { type Part, partFolder } from './parts';

/** Where the skeleton of a service is. */
export interface SkeletonPlace {
  /** URL, or path relative to the template. */
  skeleton: string;
  /** Address of the template. */
  baseUrl?: string;
}

/** Fetches the parts of a skeleton and renders them. */
export class SkeletonSource {
  readonly #renderer = TemplateRenderer.create();

  private constructor(
    private readonly reader: UrlReaderService,
    private readonly integrations: ScmIntegrations,
  ) {}

  static create(options: {
    reader: UrlReaderService;
    integrations: ScmIntegrations;
  }): SkeletonSource {
    return new SkeletonSource(options.reader, options.integrations);
  }

  /** The files of the parts, in order; a later part wins over an earlier one. */
  async render(options: {
    answers: AgentAnswers;
    parts: Part[];
    place: SkeletonPlace;
  }): Promise<RenderedFile[]> {
    const { answers, place } = options;
    const values = planService(answers);
    const files = new Map<string, RenderedFile>();
    for (const part of options.parts) {
      const rendered = await this.#withPart(
        partFolder(part, answers),
        place,
        folder => renderSkeleton({ folder, values, renderer: this.#renderer }),
      );
      for (const file of rendered) {
        files.set(file.path, file);
      }
    }
    return [...files.values()];
  }

  /** Fetches a repository as it is. */
  async fetchTree(url: string, folder: string): Promise<void> {
    try {
      const { reader, integrations } = this;
      await fetchContents({
        reader,
        integrations,
        fetchUrl: url,
        outputPath: folder,
      });
    } catch (error) {
      throw new ForwardedError(`${url} could not be fetched`, error);
    }
  }

  /** A part next to a template on this machine is read where it is, any other is fetched. */
  async #withPart<T>(
    name: string,
    place: SkeletonPlace,
    read: (folder: string) => Promise<T>,
  ): Promise<T> {
    const url = `${place.skeleton.replace(/\/+$/, '')}/${name}`;
    try {
      const local = localFolder(url, place.baseUrl);
      return local
        ? await read(local)
        : await this.#withFetched(url, place.baseUrl, read);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        throw new NotFoundError(
          `The skeleton has no part ${name}: ${url} does not exist next to the template. Add the folder, or set the input skeleton`,
        );
      }
      throw error;
    }
  }

  async #withFetched<T>(
    fetchUrl: string,
    baseUrl: string | undefined,
    read: (folder: string) => Promise<T>,
  ): Promise<T> {
    const { reader, integrations } = this;
    const outputPath = await mkdtemp(join(tmpdir(), 'agent-skeleton-'));
    try {
      await fetchContents({
        reader,
        integrations,
        baseUrl,
        fetchUrl,
        outputPath,
      }).catch(error => {
        throw new ForwardedError(
          `A part of the skeleton could not be fetched from ${fetchUrl}`,
          error,
        );
      });
      return await read(outputPath);
    } finally {
      await rm(outputPath, { recursive: true, force: true });
    }
  }
}

/** Where a folder named relative to a template is, if the template is on this machine. */
function localFolder(
  url: string,
  baseUrl: string | undefined,
): string | undefined {
  const scheme = 'file://';
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(url);
  return !isAbsolute && baseUrl?.startsWith(scheme)
    ? resolveSafeChildPath(dirname(baseUrl.slice(scheme.length)), url)
    : undefined;
}
