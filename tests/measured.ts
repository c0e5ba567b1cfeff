import { test } from '@playwright/test';

/** The type of a test’s annotation that carries a measured value. */
export const MEASURED = 'measured';

export interface Measured {
  /** The row: a page by its address, or what else was looked at. */
  readonly subject: string;
  /** The column: what was asked. */
  readonly question: string;
  readonly value: string;
}

/** Puts what a test found into the table that is printed at the end of the run. */
export function measured(subject: string, question: string, value: string | number): void {
  const found: Measured = { subject, question, value: String(value) };
  test.info().annotations.push({ type: MEASURED, description: JSON.stringify(found) });
}
