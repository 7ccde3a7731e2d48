import { InputError } from '@backstage/errors';

/** The catalog was asked to take in an agent and said no. */
export class CatalogRefusal extends InputError {}
