/** What a booking of the bank has become, as a list says it. */
export const became = [
  'NEW',
  'SUSPENSE',
  'WAITING',
  'REFERENCE',
  'END_TO_END',
  'IBAN_AND_INSTALMENT',
  'PERSON',
  'CHARGE',
  'RETURN',
  'TRANSFER',
  'DONE',
] as const
export type Became = (typeof became)[number]

/** By whom or by what it was recognised where it is done; otherwise what it waits for. */
export function becameOf({ status, matchedBy }: { status: string; matchedBy: string | null }): Became {
  const word = status === 'DONE' ? (matchedBy ?? 'DONE') : status
  return became.find((one) => one === word) ?? 'DONE'
}
