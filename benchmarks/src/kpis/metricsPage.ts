/** A page as an agent has it: histograms, counters and gauges with labels, help and types. */
export function metricsPage(series: number): string {
  const lines: string[] = [];
  let count = 0;
  const add = (line: string) => {
    lines.push(line);
    count++;
  };
  for (let metric = 0; count < series; metric++) {
    const name = `gen_ai_operation_${metric}_duration_seconds`;
    lines.push(`# HELP ${name} Time from a task being asked for to its answer`);
    lines.push(`# TYPE ${name} histogram`);
    for (const version of ['1.4.0', '1.5.0']) {
      for (const error of ['', 'timeout']) {
        const labels = `gen_ai_agent_name="agent-${metric}",service_version="${version}",error_type="${error}"`;
        let below = 0;
        for (const le of ['0.1', '0.5', '1', '2', '3', '5', '10', '+Inf']) {
          below += (metric * 7 + le.length) % 97;
          add(`${name}_bucket{${labels},le="${le}"} ${below}`);
        }
        add(`${name}_sum{${labels}} ${(below * 0.731).toFixed(6)}`);
        add(`${name}_count{${labels}} ${below}`);
      }
    }
    lines.push(`# TYPE agent_tasks_${metric}_total counter`);
    for (const outcome of ['completed', 'failed']) {
      add(
        `agent_tasks_${metric}_total{service_version="1.4.0",outcome="${outcome}",reason="said \\"no\\""} ${
          metric * 31
        }`,
      );
    }
    lines.push(`# TYPE agent_busy_${metric}_ratio gauge`);
    add(`agent_busy_${metric}_ratio 0.${metric + 1}`);
  }
  return `${lines.join('\n')}\n`;
}
