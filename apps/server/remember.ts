/**
 * Keeps the last answers of a pure function, so that what was asked a moment ago costs nothing. The key says all that
 * the answer depends on; when `limit` answers are kept, the one not asked for the longest goes.
 */
export function rememberLast<A extends unknown[], T>(
  limit: number,
  keyOf: (...args: A) => string,
  work: (...args: A) => T,
): (...args: A) => T {
  const known = new Map<string, T>()
  return (...args) => {
    const key = keyOf(...args)
    const found = known.get(key)
    if (found !== undefined) {
      known.delete(key)
      known.set(key, found)
      return found
    }
    const made = work(...args)
    known.set(key, made)
    const [oldest] = known.size > limit ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return made
  }
}
