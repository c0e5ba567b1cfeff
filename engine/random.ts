/** A stream of numbers that its seed decides, bit for bit, in every JavaScript engine. */
export interface Random {
  /** Uniform in [0, 1), in steps of 2⁻³². */
  unit(): number;
  /** Uniform in [low, high). */
  range(low: number, high: number): number;
  /** A whole number from 0 to `count` − 1, each equally likely. */
  below(count: number): number;
  /** Bell-shaped: mean 0, standard deviation 1, never beyond ±6 (the sum of twelve uniforms). */
  bell(): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/**
 * Random numbers from one or more seeds (whole numbers; what lies beyond 32 bits is cut off).
 * Mulberry32 over scrambled seeds. Only + − × / and 32-bit integers are used, so that the same
 * seed gives the same bits everywhere; `Math.sin` and its kin may differ between engines.
 */
export function randomFrom(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = scramble(state ^ scramble(seed + 0x7f4a7c15));
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
  return {
    unit,
    range: (low, high) => low + (high - low) * unit(),
    below: (count) => Math.floor(count * unit()),
    bell: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += unit();
      return sum;
    },
    chance: (probability) => unit() < probability,
  };
}

/** The numbers 0 … `count` − 1 in random order (Fisher and Yates; every order equally likely). */
export function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Scrambles 32 bits, so that neighbouring seeds have nothing in common. */
function scramble(seed: number): number {
  let bits = seed;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
