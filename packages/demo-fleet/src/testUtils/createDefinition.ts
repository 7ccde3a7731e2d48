import {
  defaultPaths,
  InstanceDefinition,
} from '../catalog/InstanceDefinition';

/** An instance on any free port. */
export function createDefinition(
  overrides: Partial<InstanceDefinition> = {},
): InstanceDefinition {
  return {
    agent: 'quality-guardian',
    title: 'QualityGuardian',
    description: 'Watches over quality',
    environment: 'production',
    stage: 'production',
    port: 0,
    version: '1.4.0',
    paths: defaultPaths,
    dependencies: [
      { name: 'event-bus', componentType: 'system' },
      { name: 'agent-database', componentType: 'datastore' },
    ],
    ...overrides,
  };
}
