const GAPS = /[\s\u00a0\u2009\u202f'’_]/g;
const MINUS = /[\u2212\u2012\u2013\u2010\u2011\ufe63\uff0d]/g;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$|^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;
const DECIMAL = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)$/;

/**
 * The numbers a typed text may mean; none if it is no number. Two where a comma or a point may
 * group thousands or begin the decimals: "1,216" is 1216 here and 1.216 elsewhere.
 */
export function readings(typed: string): readonly number[] {
  const text = typed.replace(GAPS, '').replace(MINUS, '-');
  const found: number[] = [];
  if (GROUPED.test(text)) found.push(Number(text.replace(/[,.]/g, '')));
  if (DECIMAL.test(text)) found.push(Number(text.replace(',', '.')));
  // Adding zero makes −0 an ordinary zero.
  return found.map((value) => value + 0);
}
