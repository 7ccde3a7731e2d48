/** A duration for people: `0.4 s`, `12 s`, `3 min 05 s`. */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const rest = String(whole % 60).padStart(2, '0');
  return `${Math.floor(whole / 60)} min ${rest} s`;
}

/** Lines in a box. */
export function box(lines) {
  const width = Math.max(...lines.map(line => line.length));
  const edge = '─'.repeat(width + 2);
  return [
    `┌${edge}┐`,
    ...lines.map(line => `│ ${line.padEnd(width)} │`),
    `└${edge}┘`,
  ].join('\n');
}

/** Rows of cells in aligned columns. */
export function table(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
