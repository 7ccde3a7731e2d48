export { installDrivers } from './installDrivers';
export { TrafficDriverRegistry } from './TrafficDriverRegistry';
