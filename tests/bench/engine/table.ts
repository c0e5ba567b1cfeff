/**
 * Rows of texts as columns that stand under each other: the first and the last to the left, the
 * others, which are numbers, to the right.
 */
export function table(rows: readonly (readonly string[])[]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === count - 1
            ? cell.padEnd(widths[column]!)
            : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A number with three digits that count, and as many more as it has before the point. */
export function threeDigits(value: number): string {
  if (value >= 99.95) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
