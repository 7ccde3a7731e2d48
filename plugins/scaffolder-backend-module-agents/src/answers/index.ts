export * from './AgentAnswers';
export { readAnswers } from './readAnswers';
export { refuseSecrets } from './refuseSecrets';
export { withoutEmptyAnswers } from './withoutEmptyAnswers';
