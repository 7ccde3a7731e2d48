import type { HumanDuration } from '@backstage/types';

export interface Config {
  agents?: {
    probe?: {
      /**
       * Hosts that health probes and metric readings may reach; without it, none. An entry is one
       * of `host`, `host:port`, `host:from-to`, `*.suffix` with or without ports, an IP address, or
       * a network such as `10.0.0.0/8`. Names are compared with the host in the agent's URL.
       *
       * An address of this host or its private network is reached only if the entry names the
       * host in full, or another entry holds the address; a pattern alone never opens the inside.
       * A link-local, cloud metadata or otherwise special address is reached only if it is itself
       * an entry.
       *
       * @visibility backend
       */
      allow?: string[];
    };
    /** How the health of agents is measured. */
    health?: {
      /**
       * How often every instance is probed. Default 3 s; give large fleets more time.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How long one health document may take, from the look-up of the name to the last byte.
       * Default 3 s.
       *
       * @visibility backend
       */
      timeout?: string | HumanDuration;
      /**
       * How many probes go at once; those that wait for a slow host do not count. Default 128.
       *
       * @visibility backend
       */
      concurrency?: number;
      /**
       * Over how much time the probes of a sweep are spread, each instance at its own place.
       * Shorter than the interval. Default 0: as fast as they can be done.
       *
       * @visibility backend
       */
      spread?: string | HumanDuration;
      /**
       * How often the document about an agent's dependencies is read while it is well; otherwise
       * it is read at every probe. Default 15 s, or the interval if that is longer.
       *
       * @visibility backend
       */
      dependenciesInterval?: string | HumanDuration;
      /**
       * How many probes in a row it takes until an agent counts as worse than before. Default 2.
       *
       * @visibility backend
       */
      failureThreshold?: number;
      /**
       * How many probes in a row it takes until an agent counts as better than before. Default 1.
       *
       * @visibility backend
       */
      recoveryThreshold?: number;
      /**
       * How old a measurement may be before the health is unknown. Longer than interval and
       * timeout together. Default three intervals, but no less than 30 s.
       *
       * @visibility backend
       */
      freshness?: string | HumanDuration;
      /**
       * How long changes of health and counts of probes are kept. At least an hour; default 7 days.
       *
       * @visibility backend
       */
      retention?: string | HumanDuration;
    };
    kpis?: {
      /**
       * How often KPIs are judged. Default `15s`.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How long a pass that reads metrics or judges KPIs may take before it is given up. Default
       * `1m`.
       *
       * @visibility backend
       */
      timeout?: string | HumanDuration;
      retention?: {
        /**
         * How long what was measured is kept by the minute. Default `48h`.
         *
         * @visibility backend
         */
        minutes?: string | HumanDuration;
        /**
         * How long it is kept by the hour: no less than the longest window of a KPI. Default
         * `35d`.
         *
         * @visibility backend
         */
        hours?: string | HumanDuration;
        /**
         * How long pushed samples are kept; the newest of each KPI stays. Default `400d`.
         *
         * @visibility backend
         */
        samples?: string | HumanDuration;
        /**
         * How long changes of verdicts are kept. Default `400d`.
         *
         * @visibility backend
         */
        transitions?: string | HumanDuration;
      };
    };
    fleet?: {
      /**
       * How long changes of phase are kept, also of agents that are gone. Default `400d`.
       *
       * @visibility backend
       */
      retention?: string | HumanDuration;
    };
    scrape?: {
      /**
       * How often instances are read. Default `15s`.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How long one page of an instance may take. Default `5s`.
       *
       * @visibility backend
       */
      timeout?: string | HumanDuration;
      /**
       * Instances that are read at the same time. Default 64.
       *
       * @visibility backend
       */
      concurrency?: number;
      /**
       * The largest page, in bytes. Default 8388608.
       *
       * @visibility backend
       */
      maximumBytes?: number;
      /**
       * Series that are read from one page. Default 20000.
       *
       * @visibility backend
       */
      maximumSeries?: number;
      /**
       * The counter of requests that tells which releases serve. Default
       * `gen_ai_invoke_agent_duration_seconds_count`.
       *
       * @visibility backend
       */
      requestMetric?: string;
      /**
       * The label of that counter that holds the release. Default `service_version`.
       *
       * @visibility backend
       */
      versionLabel?: string;
    };
    /** How agents are judged by scorecards, and how people work on what is missing. */
    readiness?: {
      /**
       * How often all agents are judged; those whose facts changed are judged at once. Default `1m`.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How long one round over all agents may take. Default `5m`.
       *
       * @visibility backend
       */
      timeout?: string | HumanDuration;
      retention?: {
        /**
         * How long changes of levels are kept. Default `400d`.
         *
         * @visibility backend
         */
        transitions?: string | HumanDuration;
        /**
         * How long it is kept where agents stood day by day, and what was known about them, which
         * simulations look at. Default `90d`.
         *
         * @visibility backend
         */
        days?: string | HumanDuration;
      };
      exemptions?: {
        /**
         * How long an exemption from a check may last. Default `90d`.
         *
         * @visibility backend
         */
        maximum?: string | HumanDuration;
        /**
         * How long a gate may be held open for a release. Default `3d`.
         *
         * @visibility backend
         */
        maximumBreakGlass?: string | HumanDuration;
      };
      decisions?: {
        /**
         * How long decisions of the gate are kept. Default `400d`.
         *
         * @visibility backend
         */
        retention?: string | HumanDuration;
      };
      notices?: {
        /**
         * Whether people are notified. Default true.
         *
         * @visibility backend
         */
        enabled?: boolean;
        /**
         * References of those who are told of requests; without it, the owners of the scorecard or
         * the agent.
         *
         * @visibility backend
         */
        approvers?: string[];
        /**
         * How long before its end an exemption is announced to be ending. Default `3d`.
         *
         * @visibility backend
         */
        beforeExpiry?: string | HumanDuration;
        /**
         * How long before its deadline a campaign is announced. Default `7d`.
         *
         * @visibility backend
         */
        beforeDeadline?: string | HumanDuration;
      };
    };
  };
}
