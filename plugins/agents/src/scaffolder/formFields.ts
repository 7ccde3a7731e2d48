import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  agentName,
  agentPreview,
  kpiTargets,
  rolloutWave,
} from './fieldOptions';

export const agentNameField = createFormField(agentName);
export const rolloutWaveField = createFormField(rolloutWave);
export const kpiTargetsField = createFormField(kpiTargets);
export const agentPreviewField = createFormField(agentPreview);
