import type { Phase, PhaseReason, Stage } from '../api/types';
import { compareVersions } from './compareVersions';
import {
  CANARY_MAXIMUM_SHARE,
  CANARY_MARGIN,
  RELEASE_WINDOW_MS,
  type PhaseInstanceEvidence,
  type PhaseRolloutEvidence,
  type PhaseEvidence,
  type DerivedPhase,
} from './PhaseEvidence';

const STAGES: readonly Stage[] = ['development', 'staging', 'production'];
const RETIRED = new Set(['retired', 'deprecated']);

/**
 * Derives the rollout phase of an agent from what was seen, never from what is declared.
 *
 * The furthest stage in which an instance has answered counts; an instance that is down now keeps
 * its phase (its health says that it is down). In production, two releases answering side by side
 * make a canary up to {@link CANARY_MAXIMUM_SHARE} and a roll-out above it; an agent that is one of
 * the two becomes the other only past a margin of {@link CANARY_MARGIN}. A rollout that the portal
 * itself runs takes precedence.
 *
 * @public
 */
export function derivePhase(evidence: PhaseEvidence): DerivedPhase {
  const seen = evidence.instances.filter(instance => instance.aliveAt);
  const furthest = [...seen].sort(
    (a, b) =>
      STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage) ||
      countServing(b) - countServing(a),
  )[0];
  const retired = RETIRED.has(evidence.lifecycle ?? '');

  if (retired && !seen.some(isAnswering)) {
    return {
      phase: 'retired',
      reasons: [
        {
          code: 'lifecycle-retired',
          text: `The catalog calls it ${evidence.lifecycle} and no instance answers.`,
        },
      ],
    };
  }
  if (!furthest) return planned(evidence);

  const derived =
    furthest.stage === 'production'
      ? inProduction(furthest, evidence)
      : beforeProduction(furthest, evidence);
  if (retired) {
    derived.reasons.push({
      code: 'retired-but-answering',
      text: `The catalog calls it ${evidence.lifecycle}, yet it still answers in ${furthest.title}.`,
    });
  }
  return derived;
}

/** Releases that answered requests lately; of several environments the one with two tells most. */
function countServing(instance: PhaseInstanceEvidence): number {
  return (instance.releases ?? []).filter(one => one.requests > 0).length;
}

function isAnswering(instance: PhaseInstanceEvidence): boolean {
  return instance.health === 'pass' || instance.health === 'warn';
}

function planned(evidence: PhaseEvidence): DerivedPhase {
  const declared = evidence.instances;
  const unknown = evidence.unknownEnvironments ?? [];
  const nowhere: PhaseReason =
    unknown.length === 0
      ? { code: 'no-instance', text: 'It has no instance in any environment.' }
      : {
          code: 'unknown-environment',
          text: `It is declared in ${list(unknown)} only, which the catalog ${
            unknown.length === 1
              ? 'does not know as an environment'
              : 'knows as no environments'
          }.`,
        };
  const reasons: PhaseReason[] = [
    declared.length === 0
      ? nowhere
      : {
          code: 'never-answered',
          text: `It is declared in ${list(
            declared.map(instance => instance.title),
          )}, but has never answered there.`,
        },
  ];
  if (evidence.wave) {
    reasons.push({ code: 'wave', text: `It is planned for ${evidence.wave}.` });
  }
  return {
    phase: 'planned',
    reasons,
    next: {
      phase: 'development',
      waitsFor: ['an instance that answers its health check'],
    },
  };
}

function beforeProduction(
  furthest: PhaseInstanceEvidence,
  evidence: PhaseEvidence,
): DerivedPhase {
  const nextStage = STAGES[STAGES.indexOf(furthest.stage) + 1];
  const declaredNext = evidence.instances.find(
    instance => instance.stage === nextStage,
  );
  const waitsFor = [
    declaredNext
      ? `the instance in ${declaredNext.title} to answer its health check`
      : `an instance in ${nextStage} that answers its health check`,
  ];
  if (evidence.wave && nextStage === 'production') {
    waitsFor.push(evidence.wave);
  }
  const reasons = [answered(furthest)];
  if (declaredNext) {
    reasons.push({
      code: 'next-never-answered',
      text: `It is declared in ${declaredNext.title}, but has never answered there.`,
      environment: declaredNext.environment,
    });
  }
  return {
    phase: furthest.stage,
    reasons,
    next: { phase: nextStage, waitsFor },
  };
}

function inProduction(
  instance: PhaseInstanceEvidence,
  { instances, rollout, previousPhase }: PhaseEvidence,
): DerivedPhase {
  if (rollout) {
    const own = instances.find(
      one => one.environment === rollout.environment && one.aliveAt,
    );
    return fromRollout(own ?? instance, rollout);
  }
  const releases = (instance.releases ?? []).filter(r => r.requests > 0);
  if (releases.length < 2) {
    return { phase: 'production', reasons: [answered(instance)] };
  }
  const newest = releases.reduce((a, b) =>
    compareVersions(b.version, a.version) > 0 ? b : a,
  );
  const total = releases.reduce((sum, r) => sum + r.requests, 0);
  return {
    phase: phaseOfShare(newest.share, previousPhase),
    weight: newest.share,
    reasons: [
      {
        code: 'two-releases',
        text: `${newest.version} answered ${
          newest.requests
        } of the ${total} requests of the last ${
          RELEASE_WINDOW_MS / 60_000
        } minutes in ${instance.title}; the rest went to ${list(
          releases.filter(r => r !== newest).map(r => r.version),
        )}.`,
        environment: instance.environment,
      },
      answered(instance),
    ],
    next: {
      phase: 'production',
      waitsFor: [`all requests to go to ${newest.version}`],
    },
  };
}

/** A share on the edge does not make an agent go to and fro. */
function phaseOfShare(
  share: number,
  previous: Phase | undefined,
): 'canary' | 'rolling-out' {
  const margins: Partial<Record<Phase, number>> = {
    canary: CANARY_MARGIN,
    'rolling-out': -CANARY_MARGIN,
  };
  const margin = (previous && margins[previous]) ?? 0;
  return share <= CANARY_MAXIMUM_SHARE + margin ? 'canary' : 'rolling-out';
}

function fromRollout(
  instance: PhaseInstanceEvidence,
  rollout: PhaseRolloutEvidence,
): DerivedPhase {
  const reason = { code: `rollout-${rollout.state}`, text: rollout.reason };
  const reasons = [reason, answered(instance)];
  if (rollout.state !== 'progressing') {
    const waitsFor = [
      rollout.state === 'paused'
        ? `somebody to resume the rollout of ${rollout.release}`
        : `${rollout.release} to be retried, or another release`,
    ];
    return {
      phase: rollout.state,
      weight: rollout.weight,
      reasons,
      next: { phase: 'production', waitsFor },
    };
  }
  return {
    phase: rollout.weight <= CANARY_MAXIMUM_SHARE ? 'canary' : 'rolling-out',
    weight: rollout.weight,
    reasons,
    next: {
      phase: 'production',
      waitsFor: [`the rollout of ${rollout.release} to finish`],
    },
  };
}

/** Only an instance that is silent now has a time: when it was last heard. */
function answered(instance: PhaseInstanceEvidence): PhaseReason {
  const { title, environment } = instance;
  const release = instance.release ? ` as ${instance.release}` : '';
  return isAnswering(instance)
    ? {
        code: 'answers',
        text: `It answers in ${title}${release}.`,
        environment,
      }
    : {
        code: 'answered',
        text: `It answered in ${title}${release}, but does not now.`,
        at: instance.aliveAt,
        environment,
      };
}

function list(items: string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
