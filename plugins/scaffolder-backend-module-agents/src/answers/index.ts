export * from './AgentAnswers';
export { credentialShapes } from './credentialShapes';
export { formAnswers } from './formAnswers';
export { readAnswers } from './readAnswers';
export { refuseSecrets } from './refuseSecrets';
export { secretValues, shortestSecret } from './secretValues';
export { withoutEmptyAnswers } from './withoutEmptyAnswers';
