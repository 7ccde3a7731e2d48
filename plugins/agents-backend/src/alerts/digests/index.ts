export { DatabaseDigestReadModel } from './DatabaseDigestReadModel';
export { DatabaseDigestStore } from './DatabaseDigestStore';
export { DigestComposer } from './DigestComposer';
export { DigestSender } from './DigestSender';
export type { DigestStore } from './DigestStore';
