export * from './AgentAnswers';
export { isReservedName } from './reservedNames';
export { readAnswers } from './readAnswers';
