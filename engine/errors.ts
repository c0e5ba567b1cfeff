/**
 * A network, a weights file or a cell that cannot be: the message is a sentence for its author.
 * `layer` names the layer it is about, where there is one.
 */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly layer: string | undefined;

  constructor(message: string, layer?: string) {
    super(layer === undefined ? message : `${layer}: ${message}`);
    this.layer = layer;
  }
}

/** A value as it is quoted in such a sentence: short, whatever it is. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  const text = asJson(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Names as a sentence lists them: `"a", "b" and "c"`; `none` for no names. */
export function list(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `"${name}"`);
  if (quoted.length < 2) return quoted[0] ?? 'none';
  return `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'something without a value';
  } catch {
    return 'something that cannot be written as JSON';
  }
}

/** Refuses numbers of which one is not finite: says which, and where it stands. */
export function refuseBad(what: string, numbers: Float32Array): void {
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  throw new SpecError(
    `${what} holds ${numbers[bad]} at place ${bad}; every number in it must be finite.`,
  );
}
