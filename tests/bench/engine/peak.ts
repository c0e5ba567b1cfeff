import type { Tasks } from './contestant.ts';
import { TASK_IDS } from './contestant.ts';

const ACCUMULATORS = 12;
const LANES = 4;
const TURNS = 100_000;

/** Floating-point operations of one run of the peak loop. */
export const PEAK_FLOPS = TURNS * ACCUMULATORS * LANES * 2;

// Values of the WebAssembly core specification, version 2, chapter 5 "Binary format".
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const LOOP = [0x03, 0x40];
const BRANCH_IF = 0x0d;
const END = 0x0b;
const GET = 0x20;
const SET = 0x21;
const TEE = 0x22;
const I32_CONST = 0x41;
const I32_SUB = 0x6b;
const SPLAT = [0xfd, 0x13];
const EXTRACT_LANE_0 = [0xfd, 0x1f, 0];
/** f32x4.add and f32x4.mul; their codes are LEB128 numbers of two bytes. */
const ADD = [0xfd, 0xe4, 0x01];
const MUL = [0xfd, 0xe6, 0x01];

/**
 * A module with one function, `peak(turns, factor, summand)`: in each turn every one of twelve
 * independent sums of four lanes becomes sum × factor + summand. No memory is touched, so that
 * nothing but multiplier and adder bounds it: what no kernel of this machine can exceed.
 */
export function peakModule(): Uint8Array<ArrayBuffer> {
  const [turns, factor, summand] = [0, 1, 2];
  const [factors, summands, firstSum] = [3, 4, 5];
  const sums = Array.from({ length: ACCUMULATORS }, (_, i) => firstSum + i);
  const body = [
    ...[1, 2 + ACCUMULATORS, V128], // one group of locals
    ...[GET, factor, ...SPLAT, SET, factors],
    ...[GET, summand, ...SPLAT, SET, summands],
    ...LOOP,
    ...sums.flatMap((sum) => [GET, sum, GET, factors, ...MUL, GET, summands, ...ADD, SET, sum]),
    ...[GET, turns, I32_CONST, 1, I32_SUB, TEE, turns, BRANCH_IF, 0],
    END,
    // All sums go into the result, or a compiler could leave some out.
    ...[GET, firstSum, ...sums.slice(1).flatMap((sum) => [GET, sum, ...ADD]), ...EXTRACT_LANE_0],
    END,
  ];
  const name = [...'peak'].map((letter) => letter.charCodeAt(0));
  return new Uint8Array([
    ...[0, ...[...'asm'].map((letter) => letter.charCodeAt(0)), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, I32, F32, F32, 1, F32]), // one type: (i32, f32, f32) → f32
    ...section(3, [1, 0]), // one function of that type
    ...section(7, [1, name.length, ...name, 0, 0]), // exported
    ...section(10, [1, ...sized(body)]), // its code
  ]);
}

/** The loop as a contestant: one run is `PEAK_FLOPS` operations, whatever the task. */
export async function peak(): Promise<Tasks> {
  const { instance } = await WebAssembly.instantiate(peakModule());
  const loop = instance.exports.peak as (turns: number, factor: number, summand: number) => number;
  return Object.fromEntries(TASK_IDS.map((id) => [id, () => () => loop(TURNS, 0.5, 0.5)]));
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

/** Content with its length before it, as an LEB128 number of at most two bytes. */
function sized(content: readonly number[]): number[] {
  const { length } = content;
  return [...(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), ...content];
}
