/** The most numbers that a network's weights, or a program, may have in memory: 2²⁹ are 2 GiB. */
export const LARGEST_PROGRAM = 2 ** 29;
