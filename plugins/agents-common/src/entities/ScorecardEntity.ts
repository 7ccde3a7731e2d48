import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import type { AGENT_PORTAL_API_VERSION, SCORECARD_KIND } from './constants';

/**
 * How a fact came to be known: `observed` by the portal itself, `pushed` by a job, `attested` by a
 * person who signed for it, `stated` by a document.
 *
 * @public
 */
export type FactProvenance = 'observed' | 'pushed' | 'attested' | 'stated';

/**
 * Compares one fact with a value. The form is that of json-rules-engine, so that the rules of
 * Tech Insights can be taken over as they are.
 *
 * @public
 */
export type ScorecardComparison = {
  /** Id of the fact: a built-in one, or one that `spec.facts` declares. */
  fact: string;
  /** One of `SCORECARD_OPERATORS`. */
  operator: string;
  /** What it is compared with: a JSON value, or `{ fact, path }` for the value of another fact. */
  value: JsonValue;
  /** JSONPath into the fact, such as `$.metadata.annotations['example.com/tier']`. */
  path?: string;
};

/**
 * When a check passes. `all` of nothing holds, `any` of nothing does not.
 *
 * @public
 */
export type ScorecardCondition =
  | ScorecardComparison
  | { all: ScorecardCondition[] }
  | { any: ScorecardCondition[] }
  | { not: ScorecardCondition };

/**
 * A level of a scorecard.
 *
 * @public
 */
export type ScorecardLevel = {
  /** Unique within the scorecard. */
  id: string;
  title: string;
  description?: string;
  /** Id of the level below; absent: the one before it in the list. */
  after?: string;
};

/**
 * A fact that the portal does not know by itself.
 *
 * `pushed` figures come through `POST /v1/kpi-samples` under their id; `attestation` ones are
 * signed by a person and hold for one release; `provider` ones come from an installed fact
 * provider.
 *
 * @public
 */
export type ScorecardFact = {
  /** The name under which conditions use it; that of an attestation starts with `attestation.`. */
  id: string;
  title: string;
  description?: string;
} & (
  | { type: 'pushed'; unit?: string }
  | {
      type: 'attestation';
      /** What is signed, word for word. */
      statement: string;
      /** How long a signature holds; absent: as long as the release. */
      validFor?: string;
      /** References of users and groups who may sign; absent: whoever has the permission. */
      signers?: string[];
    }
  | { type: 'provider'; provider: string }
);

/**
 * What mends a check that does not pass: a template with answers filled in, or a link.
 *
 * In `values` and `url`, `{name}`, `{namespace}`, `{ref}`, `{owner}` and `{system}` stand for those
 * of the agent.
 *
 * @public
 */
export type ScorecardFix =
  | {
      type: 'template';
      title: string;
      /** Entity reference of the template. */
      template: string;
      values?: { [question: string]: string };
    }
  | { type: 'link'; title: string; url: string };

/**
 * One check of a scorecard.
 *
 * @public
 */
export type ScorecardCheck = {
  /** Unique within the scorecard. */
  id: string;
  title: string;
  description?: string;
  /** Id of the level that demands it. */
  level: string;
  /** Share in the score relative to the other checks; default 1. */
  weight?: number;
  /** Working time it usually takes to mend, such as `2h`. */
  effort?: string;
  /** To whom it applies; it applies to all when absent. */
  applies?: {
    when: ScorecardCondition;
    /** Says to the others why it does not apply to them. */
    otherwise: string;
  };
  condition: ScorecardCondition;
  /** Facts older than this are unknown to the check; absent: as long as each holds by itself. */
  freshness?: string;
  /** Where its facts may come from; absent: anywhere. */
  provenance?: FactProvenance[];
  /** How to pass it. */
  guidance?: string;
  /** Address of a document about it. */
  documentation?: string;
  fix?: ScorecardFix;
};

/**
 * A level that is to be reached by a day.
 *
 * @public
 */
export type ScorecardCampaign = {
  /** Unique within the scorecard. */
  id: string;
  title: string;
  /** Id of the level to be reached. */
  level: string;
  /** ISO 8601 date or date-time. */
  deadline: string;
};

/**
 * Says which level a release needs before it is promoted into an environment.
 *
 * @public
 */
export type ScorecardGate = {
  /** Entity reference of the environment. */
  environment: string;
  /** Id of the level. */
  level: string;
};

/**
 * The `spec` of a `Scorecard`.
 *
 * @public
 */
export type ScorecardSpec = {
  owner: string;
  /** Shown with every decision, such as `1.2.0`. */
  version: string;
  /** When this version comes into force; absent: at once. Until then the one before stays. */
  startsAt?: string;
  /**
   * How long an agent keeps a level that it had when this version came into force, although checks
   * that are new or stricter in it do not pass; absent: not at all.
   */
  grace?: string;
  /** Whether its level is the one that the fleet shows; of several the first by reference. */
  default?: boolean;
  /** Which agents it is about; absent: all. */
  applies?: ScorecardCondition;
  levels: ScorecardLevel[];
  facts?: ScorecardFact[];
  checks: ScorecardCheck[];
  gates?: ScorecardGate[];
  campaigns?: ScorecardCampaign[];
};

/**
 * What agents have to show for each level of readiness.
 *
 * @public
 */
export interface ScorecardEntity extends Entity {
  apiVersion: typeof AGENT_PORTAL_API_VERSION;
  kind: typeof SCORECARD_KIND;
  spec: ScorecardSpec;
}
