export { errorCode } from './errorCode';
export { lstatIfPresent } from './lstatIfPresent';
export { textFiles } from './textFiles';
export { type Part, partFolder, parts, readParts } from './parts';
export { directSideEffects, type SideEffects } from './SideEffects';
export { type SkeletonPlace, SkeletonSource } from './SkeletonSource';
export { readFiles, writeFiles } from './workspaceFiles';
