export { FolderServiceFiles, ignoredFolders } from './FolderServiceFiles';
export { MemoryServiceFiles } from './MemoryServiceFiles';
export { lineAt, ParsedFiles } from './ParsedFiles';
export { type Step, YamlDocument } from './YamlDocument';
