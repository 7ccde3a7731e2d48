import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { stringifyError } from '@backstage/errors';
import {
  type CatalogProcessor,
  type CatalogProcessorEmit,
  type CatalogProcessorParser,
  type LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import type { LocalRepositories } from '../publish';
import {
  catalogInfoPath,
  localRepositoryLocation,
} from './localRepositoryLocation';

const maximumBytes = 1_000_000;

/** Reads the catalog file of a repository below the configured folder. */
export class LocalRepositoryProcessor implements CatalogProcessor {
  private constructor(private readonly repositories: LocalRepositories) {}

  static create(repositories: LocalRepositories): LocalRepositoryProcessor {
    return new LocalRepositoryProcessor(repositories);
  }

  getProcessorName(): string {
    return 'LocalRepositoryProcessor';
  }

  async readLocation(
    location: LocationSpec,
    optional: boolean,
    emit: CatalogProcessorEmit,
    parser: CatalogProcessorParser,
  ): Promise<boolean> {
    if (location.type !== localRepositoryLocation) {
      return false;
    }
    const place = `${location.type} ${location.target}`;
    try {
      const repository = await this.repositories.find(location.target);
      if (!repository) {
        if (!optional) {
          emit(
            processingResult.notFoundError(location, `${place} does not exist`),
          );
        }
        return true;
      }
      const data = await readWithoutLinks(
        join(repository.path, catalogInfoPath),
      );
      for await (const result of parser({ data, location })) {
        emit(result);
      }
    } catch (error) {
      emit(
        processingResult.generalError(
          location,
          `${place}: ${catalogInfoPath} could not be read: ${stringifyError(
            error,
          )}`,
        ),
      );
    }
    return true;
  }
}

async function readWithoutLinks(path: string): Promise<Buffer> {
  // Whoever pushes to the repository could make the file a link to any other.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > maximumBytes) {
      throw new Error('it is no file, or over 1 MB');
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
