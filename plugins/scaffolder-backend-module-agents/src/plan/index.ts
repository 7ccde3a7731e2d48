export type * from './ServicePlan';
export { planService } from './planService';
