/** A whole number from the command line; ends the program with a sentence if it is none, or too small. */
export function wholeNumber(name: string, text: string, least = 0): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} is "${text}"; a whole number from ${least} would be right.`);
  process.exit(1);
}
