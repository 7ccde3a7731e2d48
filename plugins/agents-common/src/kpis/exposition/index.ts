export * from './Exposition';
export { parseExposition } from './parseExposition';
