/**
 * A matrix whose number in row r and column c is `data[rows[r] + columns[c]]`. Rows may lie
 * anywhere, and may overlap, as the windows on a picture do.
 */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** The same numbers with rows and columns exchanged. */
export function turned({ data, rows, columns }: Matrix): Matrix {
  return { data, rows: columns, columns: rows };
}

/**
 * Adds to each number of `sums` the dot product of a row of `a` and a row of `b`. Four rows meet
 * four at a time, so that every number read is used four times, which is what makes it fast. At
 * the edges the last row counts more than once, and one of its sums is kept.
 */
export function addProduct({ data, rows, columns }: Matrix, a: Matrix, b: Matrix): void {
  const [height, width] = [rows.length, columns.length];
  const tile = new Float64Array(16);
  for (let r = 0; r < height; r += 4) {
    for (let c = 0; c < width; c += 4) {
      meet(tile, a, r, b, c);
      for (let i = r; i < r + 4 && i < height; i++) {
        for (let j = c; j < c + 4 && j < width; j++) {
          data[rows[i]! + columns[j]!]! += tile[4 * (i - r) + j - c]!;
        }
      }
    }
  }
}

/** Sixteen dot products, in 64 bits: of rows `r` to `r` + 3 of `a` and `s` to `s` + 3 of `b`. */
function meet(tile: Float64Array, a: Matrix, r: number, b: Matrix, s: number): void {
  const [p, alongA, lastA] = [a.data, a.columns, a.rows.length - 1];
  const [q, alongB, lastB] = [b.data, b.columns, b.rows.length - 1];
  const a0 = a.rows[r]!;
  const a1 = a.rows[Math.min(r + 1, lastA)]!;
  const a2 = a.rows[Math.min(r + 2, lastA)]!;
  const a3 = a.rows[Math.min(r + 3, lastA)]!;
  const b0 = b.rows[s]!;
  const b1 = b.rows[Math.min(s + 1, lastB)]!;
  const b2 = b.rows[Math.min(s + 2, lastB)]!;
  const b3 = b.rows[Math.min(s + 3, lastB)]!;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = 0; k < alongA.length; k++) {
    const i = alongA[k]!;
    const j = alongB[k]!;
    const p0 = p[a0 + i]!;
    const p1 = p[a1 + i]!;
    const p2 = p[a2 + i]!;
    const p3 = p[a3 + i]!;
    const q0 = q[b0 + j]!;
    const q1 = q[b1 + j]!;
    const q2 = q[b2 + j]!;
    const q3 = q[b3 + j]!;
    s00 += p0 * q0;
    s01 += p0 * q1;
    s02 += p0 * q2;
    s03 += p0 * q3;
    s10 += p1 * q0;
    s11 += p1 * q1;
    s12 += p1 * q2;
    s13 += p1 * q3;
    s20 += p2 * q0;
    s21 += p2 * q1;
    s22 += p2 * q2;
    s23 += p2 * q3;
    s30 += p3 * q0;
    s31 += p3 * q1;
    s32 += p3 * q2;
    s33 += p3 * q3;
  }
  tile[0] = s00;
  tile[1] = s01;
  tile[2] = s02;
  tile[3] = s03;
  tile[4] = s10;
  tile[5] = s11;
  tile[6] = s12;
  tile[7] = s13;
  tile[8] = s20;
  tile[9] = s21;
  tile[10] = s22;
  tile[11] = s23;
  tile[12] = s30;
  tile[13] = s31;
  tile[14] = s32;
  tile[15] = s33;
}
