import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
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
      const folder = await mkdtemp(join(tmpdir(), 'agent-skeleton-'));
      try {
        const name = partFolder(part, answers);
        await this.#fetch({ name, place, folder });
        const rendered = await renderSkeleton({
          folder,
          values,
          renderer: this.#renderer,
        });
        for (const file of rendered) {
          files.set(file.path, file);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
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

  async #fetch(options: {
    name: string;
    place: SkeletonPlace;
    folder: string;
  }): Promise<void> {
    const { name, place, folder } = options;
    const fetchUrl = `${place.skeleton.replace(/\/+$/, '')}/${name}`;
    try {
      await fetchContents({
        reader: this.reader,
        integrations: this.integrations,
        baseUrl: place.baseUrl,
        fetchUrl,
        outputPath: folder,
      });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        throw new NotFoundError(
          `The skeleton has no part ${name}: ${fetchUrl} does not exist next to the template. Add the folder, or set the input skeleton`,
        );
      }
      throw new ForwardedError(
        `The part ${name} of the skeleton could not be fetched from ${fetchUrl}`,
        error,
      );
    }
  }
}
