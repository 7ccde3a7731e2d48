export * from './ReleaseEvidenceSource';
export * from './RolloutHoldProvider';
export * from './TrafficDriver';
export * from './agentsReleaseEvidenceExtensionPoint';
export * from './agentsRolloutHoldExtensionPoint';
export * from './agentsTrafficDriverExtensionPoint';
