import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { table } from './bench/engine/table.ts';
import { MEASURED, type Measured } from './measured.ts';

/** Measured values as a table: a row a subject, a column a question, both in the order of their names. */
export function asTable(all: readonly Measured[]): string {
  const named = (of: keyof Measured): string[] =>
    [...new Set(all.map((found) => found[of]))].sort();
  const questions = named('question');
  const rows = named('subject').map((subject) => {
    const about = all.filter((found) => found.subject === subject);
    const cells = questions.map(
      (question) => about.findLast((found) => found.question === question)?.value ?? '',
    );
    return [subject, ...cells];
  });
  return table([['', ...questions], ...rows].map((row) => [...row, '']));
}

/** Prints at the end of a run what its tests measured, and keeps it in a file where one is named. */
export default class MeasuredTable implements Reporter {
  readonly #file: string | undefined;
  readonly #found = new Map<string, Measured>();

  constructor({ file }: { file?: string } = {}) {
    this.#file = file;
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type !== MEASURED || description === undefined) continue;
      const found = JSON.parse(description) as Measured;
      this.#found.set(`${found.subject}\n${found.question}`, found);
    }
  }

  onEnd(): void {
    const all = [...this.#found.values()];
    if (all.length === 0) return;
    if (this.#file !== undefined) {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, JSON.stringify(all));
    } else console.log(`\n${asTable(all)}`);
  }
}
