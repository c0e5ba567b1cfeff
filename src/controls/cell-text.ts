/**
 * A number as a cell of a grid shows it: a real minus sign, whole numbers as they are up to 9,999,
 * else at most three digits that mean something, without zeros at the end. `0.25`, `−4.5`, `12.3k`.
 */
export function cellText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e4) return withSign(value, String(size));
  if (size >= 1e6) return withSign(value, `${short(size / 1e6)}M`);
  if (size >= 1e4) return withSign(value, `${short(size / 1e3)}k`);
  return withSign(value, short(size));
}

function short(size: number): string {
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return String(Number(size.toFixed(decimals)));
}

const withSign = (value: number, text: string): string =>
  value < 0 && text !== '0' ? `−${text}` : text;
