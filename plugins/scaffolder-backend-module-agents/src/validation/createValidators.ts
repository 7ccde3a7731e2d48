import type { ServicePlan } from '../plan';
import { alertsExplained } from './agreement/alertsExplained';
import { commandsExist } from './agreement/commandsExist';
import { deploymentsLead } from './agreement/deploymentsLead';
import { imagesAgree } from './agreement/imagesAgree';
import { lockMatches } from './agreement/lockMatches';
import { metricsEmitted } from './agreement/metricsEmitted';
import { namesAgree } from './agreement/namesAgree';
import { pathsServed } from './agreement/pathsServed';
import { portsAgree } from './agreement/portsAgree';
import { scalingAgrees } from './agreement/scalingAgrees';
import { secretsResolve } from './agreement/secretsResolve';
import { settingsAgree } from './agreement/settingsAgree';
import { versionsAgree } from './agreement/versionsAgree';
import { kubernetesSchema } from './kubernetes/kubernetesSchema';
import { kustomizeReferences } from './kubernetes/kustomizeReferences';
import { alertmanagerSyntax } from './syntax/alertmanagerSyntax';
import { catalogEntity } from './syntax/catalogEntity';
import { composeSyntax } from './syntax/composeSyntax';
import { dockerfileSyntax } from './syntax/dockerfileSyntax';
import { envFileSyntax } from './syntax/envFileSyntax';
import { grafanaDashboard } from './syntax/grafanaDashboard';
import { jsonSyntax } from './syntax/jsonSyntax';
import { leftovers } from './syntax/leftovers';
import { prometheusRules } from './syntax/prometheusRules';
import { secretScan } from './syntax/secretScan';
import { terraformReferences } from './syntax/terraformReferences';
import { terraformSyntax } from './syntax/terraformSyntax';
import { workflowLint } from './syntax/workflowLint';
import { yamlSyntax } from './syntax/yamlSyntax';
import { amtoolConfig } from './tools/alertmanagerTool';
import { promtoolRules, promtoolTests } from './tools/prometheusTool';
import type { Validator } from './Validator';

/** All validators, in the order in which reports name them. */
export function createValidators(options: {
  plan: ServicePlan | undefined;
  forbidden: string[];
  programs: boolean;
}): Validator[] {
  const { plan, forbidden, programs } = options;
  const ifWanted = (validator: Validator): Validator =>
    programs
      ? validator
      : {
          ...validator,
          check: async () => ({ skipped: 'a quick look runs no programs' }),
        };
  return [
    yamlSyntax,
    jsonSyntax,
    envFileSyntax,
    leftovers,
    secretScan(forbidden),
    workflowLint,
    commandsExist,
    dockerfileSyntax,
    composeSyntax,
    kubernetesSchema,
    kustomizeReferences,
    namesAgree,
    deploymentsLead,
    terraformSyntax,
    terraformReferences,
    prometheusRules,
    ifWanted(promtoolRules),
    ifWanted(promtoolTests),
    alertsExplained,
    metricsEmitted(plan),
    alertmanagerSyntax,
    ifWanted(amtoolConfig),
    grafanaDashboard,
    catalogEntity,
    portsAgree(plan?.port),
    pathsServed,
    settingsAgree,
    secretsResolve,
    imagesAgree(plan?.image.repository),
    versionsAgree,
    scalingAgrees(plan),
    lockMatches,
  ];
}
