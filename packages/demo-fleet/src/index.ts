/**
 * The agents of the example catalog as real HTTP services, to run the portal
 * against on one machine.
 *
 * @packageDocumentation
 */
export * from './catalog/InstanceDefinition';
export { readInstances } from './catalog/readInstances';
export type { InstancesRead } from './catalog/readInstances';
export type { InstanceStatus } from './agent/InstanceStatus';
export type { Faults, LatencyChange } from './faults/faultSchema';
export { DemoFleet } from './fleet/DemoFleet';
export type { InstanceTraffic } from './fleet/DemoFleet';
export type { AgentSelection } from './fleet/selectInstances';
export { startDemoFleet } from './fleet/startDemoFleet';
export type {
  RunningFleet,
  StartDemoFleetOptions,
} from './fleet/startDemoFleet';
export { startPrometheus } from './monitoring/startPrometheus';
export type {
  RunningPrometheus,
  ScrapeJob,
  StartPrometheusOptions,
} from './monitoring/startPrometheus';
export { loadProfiles } from './profiles/loadProfiles';
export type { Profile, ProfileBook } from './profiles/profileSchema';
export type { ServedCounts, Traffic } from './router/ReleaseRouter';
export type { Command } from './commands/commandSchema';
export type {
  Demotion,
  Promotion,
  Release,
  ReleaseChange,
  ReleaseState,
  Restoration,
} from './router/releaseSchema';
export { systemClock } from './time/Clock';
export type { Clock } from './time/Clock';
