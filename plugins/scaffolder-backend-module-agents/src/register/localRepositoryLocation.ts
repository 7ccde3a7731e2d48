/**
 * Type of the locations that stand for a repository below the configured folder. Their
 * target is the repository's name alone, so that whoever registers one reaches no other
 * file of the backend's machine, as a location of type `file` would let them.
 */
export const localRepositoryLocation = 'local-repository';

/** The file of a repository that the catalog reads. */
export const catalogInfoPath = 'catalog-info.yaml';
