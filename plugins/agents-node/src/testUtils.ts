/**
 * Contract suites and fakes for those who write extensions of the agents backend.
 *
 * @packageDocumentation
 */
export * from './rollouts/testUtils';
export type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from './rollouts';
