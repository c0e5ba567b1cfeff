import type { WeightPart } from './layer.ts';
import type { Options } from './options.ts';

/** For each filter the channels it reads. */
export type Connections = readonly (readonly number[])[];

/**
 * Reads the option `connections`; undefined if every filter reads every channel. Refuses lists that
 * are not one for each filter, channels that are not there, and groups besides.
 */
export function readConnections(
  options: Options,
  channels: number,
  filters: number,
  groups: number,
): Connections | undefined {
  const connections = options.lists('connections');
  if (!connections) return undefined;
  if (groups > 1) {
    options.refuse('"connections" and "groups" both say which channels a filter reads; take one.');
  }
  if (connections.length !== filters) {
    options.refuse(
      `"connections" has ${connections.length} lists for ${filters} filters; ` +
        'it must have one for each.',
    );
  }
  connections.forEach((read, o) => {
    if (new Set(read).size === read.length && read.every((c) => c < channels)) return;
    options.refuse(
      `filter ${o} reads the channels [${read.join(', ')}]; each may be named once, ` +
        `from 0 to ${channels - 1}.`,
    );
  });
  return connections;
}

/** Which weights of a kernel `[height, width, channels, filters]` there are. */
export function usedBy(
  connections: Connections,
  cells: number,
  channels: number,
): NonNullable<WeightPart['used']> {
  const filters = connections.length;
  const reads = connections.map((list) => new Set(list));
  return {
    count: cells * connections.reduce((sum, { length }) => sum + length, 0),
    has: (place) => reads[place % filters]!.has(Math.floor(place / filters) % channels),
  };
}
