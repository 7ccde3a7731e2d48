export { StoredKpiSource } from './StoredKpiSource';
export { UptimeKpiSource } from './UptimeKpiSource';
export { PushKpiSource } from './PushKpiSource';
export type { UptimeRow, UptimeSource } from './UptimeSource';
