export { LocalRepositories, type LocalRepository } from './LocalRepositories';
export { author } from './writeGitRepository';
