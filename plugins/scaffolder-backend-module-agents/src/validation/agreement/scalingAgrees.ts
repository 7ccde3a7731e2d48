import { parse } from 'yaml';
import type { ServicePlan } from '../../plan';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { kustomizations, ofKind } from '../kubernetes/KubernetesDocument';
import { at, list, text } from '../reading/plain';
import type { Validator } from '../Validator';

const id = 'scaling-agrees';

/** The bounds of scaling are those that were planned, in every environment. */
export function scalingAgrees(plan: ServicePlan | undefined): Validator {
  return {
    id,
    title: 'Scaling bounds are those of the plan',
    async check(files) {
      const base = ofKind(files, 'HorizontalPodAutoscaler');
      const reversed = base.flatMap(
        ({ file, document, value, name }): Finding[] => {
          const [minimum, maximum] = [
            at(value, 'spec', 'minReplicas'),
            at(value, 'spec', 'maxReplicas'),
          ];
          return typeof minimum === 'number' &&
            typeof maximum === 'number' &&
            minimum > maximum
            ? [
                finding(
                  file,
                  document.lineOf(['spec', 'minReplicas']),
                  `autoscaler ${name} has the minimum ${minimum} over the maximum ${maximum}`,
                  'exchange them',
                ),
              ]
            : [];
        },
      );
      if (!plan) {
        return reversed.length > 0
          ? { findings: reversed, files: base.length }
          : {
              skipped:
                'there is no plan: the service has no usable .agents/lock.yaml',
            };
      }
      const overlays = kustomizations(files).filter(({ folder }) =>
        /\/overlays\/[^/]+$/.test(folder),
      );
      const wrong = overlays.flatMap(({ file, folder, value }) => {
        const environment = plan.environments.find(({ name }) =>
          folder.endsWith(`/${name}`),
        );
        const set = { ...boundsOf(base[0]?.value), ...patched(value) };
        return environment && base.length > 0
          ? (['minimum', 'maximum'] as const).flatMap(bound =>
              set[bound] === environment.replicas[bound]
                ? []
                : [
                    finding(
                      file,
                      files.lineOf(
                        file,
                        bound === 'minimum' ? 'minReplicas' : 'maxReplicas',
                      ),
                      `${environment.name} scales with a ${bound} of ${set[bound]}, and the plan says ${environment.replicas[bound]}`,
                      `write ${environment.replicas[bound]}`,
                    ),
                  ],
            )
          : [];
      });
      return {
        findings: [...reversed, ...wrong, ...missingEnvironments(files, plan)],
        files: base.length + overlays.length,
      };
    },
  };
}

interface Bounds {
  minimum?: unknown;
  maximum?: unknown;
}

function boundsOf(autoscaler: unknown): Bounds {
  return {
    minimum: at(autoscaler, 'spec', 'minReplicas'),
    maximum: at(autoscaler, 'spec', 'maxReplicas'),
  };
}

/** Bounds that the inline patches of a kustomization set. */
function patched(kustomization: unknown): Bounds {
  const bounds: Bounds = {};
  for (const patch of list(at(kustomization, 'patches'))) {
    for (const operation of list(operations(text(at(patch, 'patch')) ?? ''))) {
      const path = at(operation, 'path');
      if (path === '/spec/minReplicas') {
        bounds.minimum = at(operation, 'value');
      }
      if (path === '/spec/maxReplicas') {
        bounds.maximum = at(operation, 'value');
      }
    }
  }
  return bounds;
}

function operations(patch: string): unknown {
  try {
    return parse(patch);
  } catch {
    // Reported by the check of patches.
    return undefined;
  }
}

function missingEnvironments(files: ParsedFiles, plan: ServicePlan): Finding[] {
  const overlays = 'deploy/kubernetes/overlays';
  return plan.environments
    .filter(
      ({ name }) =>
        files.paths().some(path => path.startsWith(`${overlays}/`)) &&
        !files.has(`${overlays}/${name}/kustomization.yaml`),
    )
    .map(({ name }) =>
      finding(
        `${overlays}/${name}/kustomization.yaml`,
        undefined,
        `there is no overlay for ${name}`,
        'add the overlay',
      ),
    );
}

function finding(
  file: string,
  line: number | undefined,
  message: string,
  fix: string,
): Finding {
  return { rule: id, file, line, message, fix };
}
