import { isDeepStrictEqual } from 'node:util';
import {
  compileScorecard,
  type CompiledScorecard,
  type Scorecard,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type { ScorecardInForce } from '../model';
import { carryRanks, settleScorecard } from './settleScorecard';
import type {
  ScorecardChanges,
  ScorecardRecord,
  ScorecardStore,
} from './ScorecardStore';

/** A fact that scorecards declare. */
export type DeclaredFact = Scorecard['facts'][number];

/** A scorecard in force with what tells its version from others. */
export type RegisteredScorecard = ScorecardInForce & {
  fingerprint: string;
  record: ScorecardRecord;
};

interface ScorecardRegisterOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  store: ScorecardStore;
  now: () => number;
}

/** Knows which scorecards are in force, and brings versions into force when their time has come. */
export class ScorecardRegister {
  readonly #options: ScorecardRegisterOptions;
  /** By fingerprint and checks that are bridged. */
  #compiled = new Map<string, CompiledScorecard>();
  /** One after another within a process, as the store sees to it between processes. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(options: ScorecardRegisterOptions) {
    this.#options = options;
  }

  static create(options: ScorecardRegisterOptions): ScorecardRegister {
    return new ScorecardRegister(options);
  }

  /**
   * Follows what the catalog said last, and the time.
   *
   * @returns Whether another version of a scorecard is in force, or one is gone.
   */
  refresh(): Promise<boolean> {
    const run = this.#queue.then(() => this.#refresh());
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Scorecards in force, by reference. */
  async listInForce(): Promise<RegisteredScorecard[]> {
    const time = this.#options.now();
    const compiled = new Map<string, CompiledScorecard>();
    const inForce: RegisteredScorecard[] = [];
    for (const record of await this.#options.store.list()) {
      if (record.inForceSince === undefined) continue;
      const [{ fingerprint, scorecard }] = record.versions;
      const graced = record.graceChecks.filter(({ until }) => until > time);
      const key = `${fingerprint} ${JSON.stringify(graced)}`;
      const known =
        this.#compiled.get(key) ?? compileScorecard(scorecard, graced);
      compiled.set(key, known);
      inForce.push({
        scorecard,
        compiled: known,
        fingerprint,
        record,
        inForceSince: record.inForceSince,
        graceUntil: record.graceUntil,
      });
    }
    this.#compiled = compiled;
    return inForce;
  }

  /** Facts that scorecards in force or to come declare, each id once. */
  async listDeclaredFacts(): Promise<DeclaredFact[]> {
    const facts = new Map<string, DeclaredFact>();
    for (const { versions } of await this.#options.store.list()) {
      for (const { scorecard } of versions) {
        for (const fact of scorecard.facts) {
          if (!facts.has(fact.id)) facts.set(fact.id, fact);
        }
      }
    }
    return [...facts.values()];
  }

  async #refresh(): Promise<boolean> {
    const { agents, now } = this.#options;
    return this.#options.store.exclusively(async store => {
      const { scorecards } = await agents.listPolicies();
      const known = new Map((await store.list()).map(one => [one.ref, one]));
      const changes: ScorecardChanges = {
        put: [],
        remove: [...known.keys()].filter(ref => !scorecards.has(ref)),
      };
      let isOther = changes.remove.length > 0;
      for (const [ref, descriptor] of scorecards) {
        const before = known.get(ref);
        const { record, replaced } = settleScorecard(descriptor, before, now());
        if (isDeepStrictEqual(plain(record), before)) continue;
        const isSwitch = record.inForceSince !== before?.inForceSince;
        isOther ||= isSwitch;
        changes.put.push({
          record,
          ...(replaced && {
            holders: carryRanks(
              await store.listRanks(ref),
              replaced,
              record.versions[0].scorecard,
            ),
          }),
        });
      }
      if (changes.put.length + changes.remove.length > 0) {
        await store.save(changes);
      }
      return isOther;
    });
  }
}

/** As it reads back from the store, where an absent value leaves no key. */
function plain(record: ScorecardRecord): ScorecardRecord {
  return JSON.parse(JSON.stringify(record));
}
