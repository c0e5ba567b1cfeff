/**
 * Sixteen dot products at once: `sums[4 i + j] += Σ a[aᵢ + k · aStep] · b[bⱼ + k · bStep]` for
 * k = 0 … count − 1, with four starts aᵢ and four starts bⱼ. Every number read is used four
 * times, which is what makes it fast; sums are kept in 64 bits.
 */
export function tile(
  sums: Float64Array,
  count: number,
  a: Float32Array,
  a0: number,
  a1: number,
  a2: number,
  a3: number,
  aStep: number,
  b: Float32Array,
  b0: number,
  b1: number,
  b2: number,
  b3: number,
  bStep: number,
): void {
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
  for (let k = 0, i = 0, j = 0; k < count; k++, i += aStep, j += bStep) {
    const p0 = a[a0 + i]!;
    const p1 = a[a1 + i]!;
    const p2 = a[a2 + i]!;
    const p3 = a[a3 + i]!;
    const q0 = b[b0 + j]!;
    const q1 = b[b1 + j]!;
    const q2 = b[b2 + j]!;
    const q3 = b[b3 + j]!;
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
  sums[0]! += s00;
  sums[1]! += s01;
  sums[2]! += s02;
  sums[3]! += s03;
  sums[4]! += s10;
  sums[5]! += s11;
  sums[6]! += s12;
  sums[7]! += s13;
  sums[8]! += s20;
  sums[9]! += s21;
  sums[10]! += s22;
  sums[11]! += s23;
  sums[12]! += s30;
  sums[13]! += s31;
  sums[14]! += s32;
  sums[15]! += s33;
}
