const KEPT = 6;
const recent: { owner: object; key: string; made: unknown }[] = [];

/**
 * What was made for this owner and key, made once and then kept while it is among the few used
 * last: programs hold memory, and most pages run one or two of them again and again.
 */
export function keptFor<T>(owner: object, key: string, make: () => T): T {
  const at = recent.findIndex((entry) => entry.owner === owner && entry.key === key);
  const [entry = { owner, key, made: make() }] = at < 0 ? [] : recent.splice(at, 1);
  recent.unshift(entry);
  recent.length = Math.min(recent.length, KEPT);
  return entry.made as T;
}
