export { LocalAdoption } from './LocalAdoption';
