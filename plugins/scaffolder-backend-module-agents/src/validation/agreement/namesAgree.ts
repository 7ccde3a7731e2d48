import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles, Step } from '../files';
import {
  type KubernetesDocument,
  kubernetesDocuments,
  kustomizations,
  ofKind,
  podTemplate,
  workloads,
} from '../kubernetes/KubernetesDocument';
import { at, entries, list, parts, shown, text } from '../reading/plain';

const id = 'names-agree';

/** Names and labels by which resources find each other. */
export const namesAgree = acrossFiles({
  id,
  title: 'Resources find each other by name and label',
  check(files) {
    const documents = kubernetesDocuments(files);
    return {
      looked: documents.map(({ file }) => file),
      findings: [...selectorFindings(files), ...referenceFindings(files)],
    };
  },
});

interface SelectorRule {
  kinds: string[];
  steps: Step[];
  /** Labels of the things that can be selected. */
  of: (files: ParsedFiles) => unknown[];
  what: string;
}

const podLabels = (files: ParsedFiles) =>
  ofKind(files, ...workloads).map(({ value }) =>
    at(value, ...podTemplate, 'metadata', 'labels'),
  );

const selectors: SelectorRule[] = [
  {
    kinds: ['Service'],
    steps: ['spec', 'selector'],
    of: podLabels,
    what: 'pods',
  },
  {
    kinds: ['PodDisruptionBudget', 'Rollout', 'Deployment', 'PodMonitor'],
    steps: ['spec', 'selector', 'matchLabels'],
    of: podLabels,
    what: 'pods',
  },
  {
    kinds: ['NetworkPolicy'],
    steps: ['spec', 'podSelector', 'matchLabels'],
    of: podLabels,
    what: 'pods',
  },
  {
    kinds: ['ServiceMonitor'],
    steps: ['spec', 'selector', 'matchLabels'],
    of: files =>
      ofKind(files, 'Service').map(({ value }) =>
        at(value, 'metadata', 'labels'),
      ),
    what: 'services',
  },
];

function selectorFindings(files: ParsedFiles): Finding[] {
  return selectors.flatMap(({ kinds, steps, of, what }) => {
    const candidates = of(files);
    return ofKind(files, ...kinds).flatMap(resource => {
      const wanted = entries(at(resource.value, ...steps));
      const fits = candidates.some(labels =>
        wanted.every(([key, value]) => at(labels, key) === value),
      );
      return wanted.length === 0 || fits
        ? []
        : [
            finding(
              resource,
              steps,
              `${resource.kind} ${resource.name} selects ${what} with ${shown(
                Object.fromEntries(wanted),
              )}, and there are none with these labels`,
              `write labels that the ${what} have`,
            ),
          ];
    });
  });
}

interface ReferenceRule {
  /** Key whose text is a name, below any of these. */
  keys: string[];
  kinds: string[];
}

const references: ReferenceRule[] = [
  {
    keys: [
      'stableService',
      'canaryService',
      'activeService',
      'previewService',
      'pingService',
    ],
    kinds: ['Service'],
  },
  { keys: ['stableIngress'], kinds: ['Ingress'] },
  { keys: ['serviceAccountName'], kinds: ['ServiceAccount'] },
  {
    keys: ['templateName'],
    kinds: ['AnalysisTemplate', 'ClusterAnalysisTemplate'],
  },
];

function referenceFindings(files: ParsedFiles): Finding[] {
  return kubernetesDocuments(files).flatMap(resource => {
    const found: Finding[] = [];
    for (const { steps, value } of parts(resource.value)) {
      const key = String(steps.at(-1));
      const rule = references.find(({ keys }) => keys.includes(key));
      if (rule && typeof value === 'string') {
        found.push(...check(files, resource, steps, value, rule.kinds));
      }
      if (key === 'scaleTargetRef' || key === 'workloadRef') {
        const kind = text(at(value, 'kind')) ?? '';
        const name = text(at(value, 'name')) ?? '';
        found.push(...check(files, resource, [...steps, 'name'], name, [kind]));
      }
      if (key === 'service' && resource.kind === 'Ingress') {
        found.push(
          ...check(files, resource, steps, text(at(value, 'name')) ?? '', [
            'Service',
          ]),
        );
      }
      if (key === 'backendRefs') {
        for (const [index, backend] of list(value).entries()) {
          found.push(
            ...check(
              files,
              resource,
              [...steps, index],
              text(at(backend, 'name')) ?? '',
              ['Service'],
            ),
          );
        }
      }
      if (key === 'configMapRef' || key === 'configMapKeyRef') {
        const name = text(at(value, 'name')) ?? '';
        const made = kustomizations(files).flatMap(kustomization =>
          list(at(kustomization.value, 'configMapGenerator')).map(item =>
            text(at(item, 'name')),
          ),
        );
        if (!made.includes(name)) {
          found.push(...check(files, resource, steps, name, ['ConfigMap']));
        }
      }
    }
    return found;
  });
}

function check(
  files: ParsedFiles,
  resource: KubernetesDocument,
  steps: Step[],
  name: string,
  kinds: string[],
): Finding[] {
  const known = ofKind(files, ...kinds).map(document => document.name);
  return known.includes(name)
    ? []
    : [
        finding(
          resource,
          steps,
          `${resource.kind} ${resource.name} refers to the ${kinds[0]} ${shown(
            name,
          )}, which does not exist`,
          known.length > 0
            ? `name one of ${known.join(', ')}`
            : `add a ${kinds[0]} of that name`,
        ),
      ];
}

function finding(
  { file, document }: KubernetesDocument,
  steps: Step[],
  message: string,
  fix: string,
): Finding {
  return { rule: id, file, line: document.lineOf(steps), message, fix };
}
