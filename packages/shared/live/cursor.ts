/**
 * Where an event stands among all events of the house: the transaction that wrote it, and its place. Two events of two
 * transactions can become visible in another order than they were numbered in, which is why the transaction comes first.
 */
export type Cursor = { readonly xact: bigint; readonly position: bigint }

/** On the wire a cursor is text that says nothing about cases or companies: `4711-90`. */
export const cursorText = ({ xact, position }: Cursor): string => `${xact}-${position}`

/** The cursor that a session comes back with, or null where it is none of ours. */
export function readCursor(text: unknown): Cursor | null {
  const found = typeof text === 'string' ? /^(\d{1,20})-(\d{1,19})$/.exec(text) : null
  return found?.[1] && found[2] ? { xact: BigInt(found[1]), position: BigInt(found[2]) } : null
}

export const isAfter = (one: Cursor, other: Cursor): boolean =>
  one.xact === other.xact ? one.position > other.position : one.xact > other.xact

export const later = (one: Cursor, other: Cursor): Cursor => (isAfter(one, other) ? one : other)
