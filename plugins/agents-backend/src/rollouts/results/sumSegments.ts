import type {
  EvidenceSegment,
  ReleaseCounts,
  ReleaseMeasures,
  RolloutDetail,
} from '@agent-portal/plugin-agents-common';

/** What both releases did over all weights, since the candidate first got traffic. */
export function sumSegments(
  segments: EvidenceSegment[],
): RolloutDetail['totals'] {
  return {
    candidate: sum(segments.map(({ candidate }) => candidate)),
    stable: sum(segments.map(({ stable }) => stable)),
  };
}

function sum(counts: ReleaseCounts[]): ReleaseMeasures {
  const measures: ReleaseMeasures = {
    requests: 0,
    errors: 0,
    failedTasks: 0,
    complaints: 0,
  };
  for (const one of counts) {
    measures.requests += one.requests;
    measures.errors += one.errors;
    measures.failedTasks += one.failedTasks;
    measures.complaints += one.complaints;
  }
  return measures;
}
