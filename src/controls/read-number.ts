const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * The number somebody typed: with a point or a comma, a hyphen or a minus sign, or as a fraction
 * (`1/9`). Nothing while it is not one yet.
 */
export function readNumber(text: string): number | undefined {
  const parts = text.replaceAll('−', '-').replaceAll(',', '.').split('/');
  if (parts.length > 2) return undefined;
  const numbers = parts.map((part) => (NUMBER.test(part.trim()) ? Number(part) : NaN));
  const value = numbers[0]! / (numbers[1] ?? 1);
  if (!Number.isFinite(value)) return undefined;
  // Adding zero makes −0 an ordinary zero.
  return value + 0;
}
