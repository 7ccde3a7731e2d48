import type { Scenario } from '../report/model';
import { bundle } from './bundle';
import { catalogIngestion } from './catalogIngestion';
import { exposition } from './exposition';
import { fleetCounts } from './fleetCounts';
import { fleetOverview } from './fleetOverview';
import { fleetPage } from './fleetPage';
import { healthSweep } from './healthSweep';
import { kpisEvaluate } from './kpisEvaluate';
import { kpisIngest } from './kpisIngest';
import { kpisRead } from './kpisRead';
import { kpisRollup } from './kpisRollup';
import { readinessEngine } from './readinessEngine';
import { readinessMatrix } from './readinessMatrix';
import { readinessStore } from './readinessStore';
import { rollouts } from './rollouts';
import { scaffolding } from './scaffolding';

/** All benchmarks, in the order in which they run and are written down. */
export const scenarios: Scenario[] = [
  fleetOverview,
  fleetPage,
  fleetCounts,
  healthSweep,
  exposition,
  kpisRollup,
  kpisIngest,
  kpisRead,
  kpisEvaluate,
  catalogIngestion,
  scaffolding,
  readinessEngine,
  readinessStore,
  readinessMatrix,
  rollouts,
  bundle,
];
