export * from './FactProvider';
export * from './agentsFactProviderExtensionPoint';
