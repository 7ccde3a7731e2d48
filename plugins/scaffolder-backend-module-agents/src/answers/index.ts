export * from './AgentAnswers';
export { formAnswers } from './formAnswers';
export { readAnswers } from './readAnswers';
export { refuseSecrets } from './refuseSecrets';
export { withoutEmptyAnswers } from './withoutEmptyAnswers';
