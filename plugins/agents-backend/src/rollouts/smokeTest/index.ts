export { SmokeTestRunner } from './SmokeTestRunner';
