/** Adds `values` to `sums`, number by number. */
export function addTo(sums: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += values[i]!;
}

/** Adds up each column of a table whose rows are as long as `sums`, to what is in `sums`. */
export function addColumns(table: Float32Array, sums: Float32Array): void {
  const columns = sums.length;
  const totals = Float64Array.from(sums);
  for (let i = 0; i < table.length; i += columns) {
    for (let o = 0; o < columns; o++) totals[o]! += table[i + o]!;
  }
  sums.set(totals);
}
