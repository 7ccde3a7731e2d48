import type { HumanDuration } from '@backstage/types';

export interface Config {
  agents?: {
    rollouts?: {
      /** Traffic of agents on Kubernetes, shifted by Argo Rollouts. */
      argoRollouts?: {
        /** The clusters that agents run in. */
        clusters: Array<{
          /**
           * As in `spec.agent.instances[].rollout.cluster`; an entity need not name it while there
           * is one cluster only.
           *
           * @visibility backend
           */
          name: string;
          /**
           * Address of the Kubernetes API, https.
           *
           * @visibility backend
           */
          url: string;
          /**
           * Token of a service account; either this or `tokenFile`.
           *
           * @visibility secret
           */
          token?: string;
          /**
           * A file that holds the token and is read anew for every request, as tokens rotate.
           *
           * @visibility backend
           */
          tokenFile?: string;
          /**
           * The cluster's certificate authority, PEM in base64 as in a kubeconfig.
           *
           * @visibility backend
           */
          caData?: string;
          /**
           * A file that holds it, as PEM, and is read anew for every request. Without either, the
           * authorities that Node.js trusts.
           *
           * @visibility backend
           */
          caFile?: string;
        }>;
        /**
         * How long one request may take. Default `3s`. A look at all clusters ends after 80 % of
         * `agents.rollouts.observationTimeout` in any case, and answers for the clusters that did.
         *
         * @visibility backend
         */
        timeout?: string | HumanDuration;
      };
    };
  };
}
