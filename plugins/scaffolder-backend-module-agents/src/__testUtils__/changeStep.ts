import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

interface Step {
  action: string;
  input: JsonObject;
}

/** Adds to the input of the template's steps that use the action. */
export function changeStep(
  template: Entity,
  action: string,
  input: JsonObject,
): void {
  const steps: Step[] = JSON.parse(JSON.stringify(template.spec?.steps));
  template.spec = {
    ...template.spec,
    steps: steps.map(step =>
      step.action === action
        ? { ...step, input: { ...step.input, ...input } }
        : { ...step },
    ),
  };
}
