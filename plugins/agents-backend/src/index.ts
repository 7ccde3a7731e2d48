/**
 * Which phase each AI agent is in, whether it is healthy and how its KPIs stand: measured, stored
 * and served.
 *
 * @packageDocumentation
 */
export { agentsPlugin as default } from './plugin';
