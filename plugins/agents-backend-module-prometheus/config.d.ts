import type { HumanDuration } from '@backstage/types';

export interface Config {
  agents?: {
    /** Servers that answer PromQL: Prometheus, Thanos, Mimir and the like. */
    prometheus?: {
      servers: Array<{
        /**
         * As in `spec.agent.instances[].metrics.prometheus.server`; an instance need not name it
         * where its environment does.
         *
         * @visibility backend
         */
        name: string;
        /**
         * Address of its API without `/api/v1`, such as `https://prometheus.example.com` or
         * `https://mimir.example.com/prometheus`.
         *
         * @visibility backend
         */
        url: string;
        /**
         * The environments whose series it keeps, by name or reference; without it, those that no
         * other server names.
         *
         * @visibility backend
         */
        environments?: string[];
        /** Who the portal is to the server. */
        auth?:
          | {
              /** @visibility backend */
              type: 'none';
            }
          | {
              /** @visibility backend */
              type: 'basic';
              /** @visibility backend */
              username: string;
              /** @visibility secret */
              password: string;
            }
          | {
              /** @visibility backend */
              type: 'bearer';
              /**
               * Either this or `tokenFile`.
               *
               * @visibility secret
               */
              token?: string;
              /**
               * A file that holds the token and is read anew for every query, as tokens rotate.
               *
               * @visibility backend
               */
              tokenFile?: string;
            }
          | {
              /** @visibility backend */
              type: 'headers';
              /** @deepVisibility secret */
              headers: { [name: string]: string };
            };
        /**
         * Headers that are no secret, such as the tenant: `X-Scope-OrgID`.
         *
         * @visibility backend
         */
        headers?: { [name: string]: string };
        /**
         * How long one query may take; the server is told so too. Default `10s`.
         *
         * @visibility backend
         */
        timeout?: string | HumanDuration;
        /**
         * How often the server takes samples of agents. Points of charts that are nearer than four of
         * them are each measured over as many. Default `15s`.
         *
         * @visibility backend
         */
        scrapeInterval?: string | HumanDuration;
        /**
         * How large one answer may be. Default 16 MiB.
         *
         * @visibility backend
         */
        maximumBytes?: number;
        /**
         * How many queries go at the same time. Default 4.
         *
         * @visibility backend
         */
        concurrency?: number;
        /**
         * How many instances one query asks about. Default 500.
         *
         * @visibility backend
         */
        maximumInstances?: number;
      }>;
    };
  };
}
