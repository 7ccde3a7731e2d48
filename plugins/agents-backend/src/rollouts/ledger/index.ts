export * from './canonicalJson';
export * from './chainEntries';
export * from './hashEntry';
export * from './verifyChain';
