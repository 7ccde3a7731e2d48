export * from './verdicts';
export * from './summarizeHealth';
export { notDeployedYet } from './notDeployedYet';
