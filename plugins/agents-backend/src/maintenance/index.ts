export { createMaintenanceFeature } from './createMaintenanceFeature';
export { DatabaseMaintenanceStore } from './DatabaseMaintenanceStore';
export { concerns, endOf, isActive } from './isActive';
export { MaintenanceHoldProvider } from './MaintenanceHoldProvider';
export type { MaintenanceStore } from './MaintenanceStore';
export { MaintenanceTimeline } from './MaintenanceTimeline';
export { MemoryMaintenanceStore } from './MemoryMaintenanceStore';
export { presentMaintenance } from './presentMaintenance';
