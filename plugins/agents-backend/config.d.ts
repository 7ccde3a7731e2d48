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
       * How long changes of health are kept. At least an hour; default 7 days. Counts of probes are kept by
       * the minute for a day, by the hour for a week, and by the day for 400 days.
       *
       * @visibility backend
       */
      retention?: string | HumanDuration;
      /**
       * Whether the portal's own health is also served below `/health` at the root of the backend,
       * and not only below `/api/agents/health`. Default true.
       *
       * @visibility backend
       */
      root?: boolean;
    };
    kpis?: {
      push?: {
        /**
         * Clients that may push only some KPIs of some agents, as samples and by OTLP. One that is
         * not listed needs the permission `agents.kpi.push` alone.
         *
         * @visibility backend
         */
        clients?: Array<{
          /**
           * Subject of the external access token, as `backend.auth.externalAccess` has it.
           *
           * @visibility backend
           */
          subject: string;
          /**
           * Entity references of agents; `*` for all.
           *
           * @visibility backend
           */
          agents: string[];
          /**
           * Ids of KPIs; `*` for all, and for what releases do.
           *
           * @visibility backend
           */
          kpis: string[];
        }>;
      };
      /**
       * How often KPIs are judged. Default `15s`.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How often error budgets are counted: at most five minutes, as their shortest window is.
       * Default `1m`.
       *
       * @visibility backend
       */
      budgetInterval?: string | HumanDuration;
      /**
       * How long a pass that reads metrics or judges KPIs may take before it is given up; a source
       * of KPIs that has not answered after half of it is not waited for. Default `1m`.
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
         * How long it is kept by the day. Default `400d`.
         *
         * @visibility backend
         */
        days?: string | HumanDuration;
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
      /**
       * The label of that counter that is not empty when a request ended in an error. Default
       * `error_type`.
       *
       * @visibility backend
       */
      errorLabel?: string;
      /** The counter of tasks that ended as failed. */
      failedTasks?: {
        /**
         * Its name. Default `agent_tasks_total`, with the label `outcome: failed`.
         *
         * @visibility backend
         */
        metric: string;
        /**
         * The values that its labels must have.
         *
         * @visibility backend
         */
        labels?: { [label: string]: string };
      };
      /** The counter of complaints of users. */
      complaints?: {
        /**
         * Its name. Default `agent_complaints_total`.
         *
         * @visibility backend
         */
        metric: string;
        /**
         * The values that its labels must have.
         *
         * @visibility backend
         */
        labels?: { [label: string]: string };
      };
      /**
       * The histogram of how long requests took, in seconds, without a suffix. Default
       * `gen_ai_invoke_agent_duration_seconds`.
       *
       * @visibility backend
       */
      latencyMetric?: string;
    };
    /** How releases are rolled out. */
    rollouts?: {
      /**
       * How often all rollouts are looked at. Default `10s`.
       *
       * @visibility backend
       */
      tickInterval?: string | HumanDuration;
      /**
       * How long one look at all rollouts may take; a backend that is killed leaves them alone for
       * this long at most. Default `1m`.
       *
       * @visibility backend
       */
      tickTimeout?: string | HumanDuration;
      /**
       * How long a traffic driver or a hold provider may take to answer; one that takes longer holds
       * its rollouts. Default `5s`.
       *
       * @visibility backend
       */
      observationTimeout?: string | HumanDuration;
      /** How candidates are judged where the strategy of a plan says nothing. */
      judgement?: {
        /**
         * Greatest chance that a candidate which is as good as the stable release is ever found to
         * be worse; above 0, at most 0.5. Default 0.0025.
         *
         * @visibility backend
         */
        significance?: number;
        /**
         * Confidence of the bound that limits are held against, from 0.5 up to 1. Default 0.9999.
         *
         * @visibility backend
         */
        confidence?: number;
        /**
         * Requests of the candidate that a bake needs when its step names no number. Default 100.
         *
         * @visibility backend
         */
        minimumSamples?: number;
        /**
         * After how long a measurement is too old to count. Default `5m`.
         *
         * @visibility backend
         */
        freshness?: string | HumanDuration;
        /**
         * How long a driver may take for one change of traffic. Default `2m`.
         *
         * @visibility backend
         */
        commandTimeout?: string | HumanDuration;
        /**
         * How long the former release is kept to go back to. Default `24h`.
         *
         * @visibility backend
         */
        retention?: string | HumanDuration;
      };
      journal?: {
        /**
         * How long it is kept what rollouts that ended were decided from, which replays need. The
         * ledger itself is kept. Default `90d`.
         *
         * @visibility backend
         */
        retention?: string | HumanDuration;
      };
      notices?: {
        /**
         * After how long people are told that a rollout is held. Default `15m`. Whether people are
         * told at all is `agents.readiness.notices.enabled`.
         *
         * @visibility backend
         */
        heldFor?: string | HumanDuration;
      };
      /** The demo fleet, as the traffic driver `demo-fleet`; without it there is none. */
      demoFleet?: {
        /**
         * Base URL of its control API. `agents.probe.allow` has to hold its host.
         *
         * @visibility backend
         */
        url: string;
        /**
         * For one request. Default `5s`.
         *
         * @visibility backend
         */
        timeout?: string | HumanDuration;
      };
      /** A system of your own, as the traffic driver `webhook`; without it there is none. */
      webhook?: {
        /**
         * Where changes of traffic are posted. `agents.probe.allow` has to hold its host.
         *
         * @visibility backend
         */
        url: string;
        /**
         * Key of the signatures, at least 16 characters.
         *
         * @visibility secret
         */
        secret: string;
        /**
         * For one request. Default `5s`.
         *
         * @visibility backend
         */
        timeout?: string | HumanDuration;
        /**
         * For a change of traffic with everything that is tried again. Default `20s`.
         *
         * @visibility backend
         */
        callTimeout?: string | HumanDuration;
      };
    };
    /** How alerts are raised, and who hears of them. */
    alerts?: {
      /**
       * From one look at everything that may be wrong to the next. Default `5s`.
       *
       * @visibility backend
       */
      interval?: string | HumanDuration;
      /**
       * How long one look may take. Default `1m`.
       *
       * @visibility backend
       */
      timeout?: string | HumanDuration;
      /**
       * How long each kind of evidence may take to be collected; alerts of a kind that takes longer
       * stay as they are. Default `10s`.
       *
       * @visibility backend
       */
      sourceTimeout?: string | HumanDuration;
      /**
       * How long alerts that are resolved are kept. Default `400d`.
       *
       * @visibility backend
       */
      retention?: string | HumanDuration;
      /**
       * Who is told of alerts where nobody else is to be found, neither owners with members, nor the
       * owner of the policy, nor whom it escalates to: entity references, such as
       * `group:default/sre`. Default: nobody.
       *
       * @visibility backend
       */
      fallback?: string[];
      messages?: {
        /**
         * How long it is kept who was told of what. Default `400d`.
         *
         * @visibility backend
         */
        retention?: string | HumanDuration;
      };
      /**
       * Systems that are told of alerts, by the name that policies use: lower-case letters, digits
       * and hyphens. `agents.probe.allow` has to hold their hosts.
       */
      channels?: {
        [name: string]:
          | {
              /** @visibility backend */
              type: 'webhook';
              /**
               * Where alerts are posted.
               *
               * @visibility backend
               */
              url: string;
              /**
               * Key of the signatures, at least 16 characters.
               *
               * @visibility secret
               */
              secret: string;
              /**
               * Sent with every request.
               *
               * @deepVisibility secret
               */
              headers?: { [name: string]: string };
              /**
               * For one request. Default `5s`.
               *
               * @visibility backend
               */
              timeout?: string | HumanDuration;
            }
          | {
              /** @visibility backend */
              type: 'alertmanager';
              /**
               * Base URLs of Alertmanagers that work as one.
               *
               * @visibility backend
               */
              urls: string[];
              /**
               * Sent with every request.
               *
               * @deepVisibility secret
               */
              headers?: { [name: string]: string };
              /**
               * For one request. Default `5s`.
               *
               * @visibility backend
               */
              timeout?: string | HumanDuration;
            };
      };
      /** How browsers are told of P0 and P1 while the portal is closed; without it they are not. */
      push?: {
        /**
         * Who sends, for the push services: a `mailto:` or https address.
         *
         * @visibility backend
         */
        subject: string;
        /**
         * VAPID key, base64url; `npx web-push generate-vapid-keys` makes a pair.
         *
         * @visibility backend
         */
        publicKey: string;
        /**
         * The other key of the pair.
         *
         * @visibility secret
         */
        privateKey: string;
        /**
         * Hosts of push services that may be reached, written as those of `agents.probe.allow`.
         * Default: those of Chrome, Firefox, Edge and Safari.
         *
         * @visibility backend
         */
        services?: string[];
      };
      /** How alerts of Alertmanager are taken in. */
      alertmanager?: {
        /**
         * Labels that may name an agent; the first that does is taken. Default `agent`,
         * `gen_ai_agent_name`, `service`, `job`.
         *
         * @visibility backend
         */
        agentLabels?: string[];
        /**
         * Labels that may name an environment. Default `environment`, `env`.
         *
         * @visibility backend
         */
        environmentLabels?: string[];
        /**
         * After how long an alert that fires counts as over when it is not heard of: longer than
         * the `repeat_interval` of Alertmanager. Default `8h`.
         *
         * @visibility backend
         */
        expiry?: string | HumanDuration;
        /**
         * Alerts that fire at the same time, at most; with those that ended within the last hour
         * twice as many are kept. Default 10000.
         *
         * @visibility backend
         */
        maximumFiring?: number;
        /**
         * An alert that always fires, by which Prometheus and Alertmanager are known to work: when
         * it does not come any more, the fleet has a P1. Itself it raises none. Its route needs a
         * `repeat_interval` that is well below `within`.
         */
        heartbeat?: {
          /**
           * Its label `alertname`, such as `Watchdog`.
           *
           * @visibility backend
           */
          alertname: string;
          /**
           * How long it may not come. Default `10m`.
           *
           * @visibility backend
           */
          within?: string | HumanDuration;
        };
      };
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
      /**
       * How long each provider of facts may take each time; one that takes longer has failed, and
       * its facts stay what they were until they expire. Default `10s`.
       *
       * @visibility backend
       */
      providerTimeout?: string | HumanDuration;
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
