export * from './RolloutHoldProvider';
export * from './TrafficDriver';
export * from './agentsRolloutHoldExtensionPoint';
export * from './agentsTrafficDriverExtensionPoint';
