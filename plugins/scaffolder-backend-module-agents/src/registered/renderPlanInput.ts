import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createTemplateRenderer, type TemplateValue } from 'nunjitsu';
import { z } from 'zod';
import type { PlanInput } from '../actions/planAnswers';

const planAction = 'agents:plan';
const stepsSchema = z.array(
  z.looseObject({ action: z.string(), input: z.unknown().optional() }),
);
const inputSchema = z.object({
  parameters: z.record(z.string(), z.unknown()).optional(),
  language: z.string().optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  repoUrl: z.string().optional(),
});

/**
 * What a template gives its step `agents:plan` when its form is filled in so, worked out by
 * the engine that the scaffolder itself uses.
 *
 * @throws InputError when the template has no such step, or one that needs what only a task knows
 */
export function renderPlanInput(
  template: Entity,
  parameters: Record<string, unknown>,
): PlanInput {
  const ref = stringifyEntityRef(template);
  const steps = stepsSchema.safeParse(template.spec?.steps);
  const step = steps.data?.find(({ action }) => action === planAction);
  if (!step) {
    throw new InputError(
      `${ref} has no step with the action ${planAction}, so it makes no agent service; name another template`,
    );
  }
  const renderer = createTemplateRenderer();
  const context = renderer.prepareContext({
    parameters: plainValue(parameters),
  });
  const render = (source: string) => {
    try {
      return renderer.renderValue(source, context);
    } catch (error) {
      throw new InputError(
        `${ref}: ${source} in the input of its step ${planAction} cannot be worked out from the form alone: ${error}`,
      );
    }
  };
  const rendered = JSON.parse(
    JSON.stringify(step.input ?? {}),
    (_key, value: unknown) =>
      typeof value === 'string' ? render(value) : value,
  );
  const input = inputSchema.safeParse(rendered);
  if (!input.success) {
    const problems = input.error.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    );
    throw new InputError(
      `${ref}: the input of its step ${planAction} is not usable: ${problems.join(
        '; ',
      )}`,
    );
  }
  return input.data;
}

/** A copy without what JSON has no words for. */
function plainValue(value: unknown): TemplateValue {
  return JSON.parse(JSON.stringify(value));
}
