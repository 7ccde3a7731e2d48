export * from './AgentAnswers';
export { formAnswers } from './formAnswers';
export { readAnswers } from './readAnswers';
export { refuseSecrets } from './refuseSecrets';
export { secretValues } from './secretValues';
export { withoutEmptyAnswers } from './withoutEmptyAnswers';
