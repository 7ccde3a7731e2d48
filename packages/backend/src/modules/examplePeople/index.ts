export { authModuleExamplePeople as default } from './authModuleExamplePeople';
