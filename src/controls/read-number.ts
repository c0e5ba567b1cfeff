const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * The number somebody typed: with a point or a comma, a hyphen or a minus sign, or as a fraction
 * (`1/9`). Nothing while it is not one yet.
 */
export function readNumber(text: string): number | undefined {
  const parts = text.replaceAll('−', '-').replaceAll(',', '.').split('/');
  if (parts.length > 2) return undefined;
  const [top, bottom = 1] = parts.map((part) =>
    NUMBER.test(part.trim()) ? Number(part) : undefined,
  );
  if (top === undefined || !bottom) return undefined;
  // Adding zero makes −0 an ordinary zero.
  return top / bottom + 0;
}
