import type { CloseCode } from './case.ts'

/** What a debtor is told about the end of a case: paid whole, settled as agreed, or no longer asked for by us. */
export type Ending = 'PAID' | 'SETTLED' | 'CLOSED'

export const endingOf = (code: CloseCode | string | null): Ending =>
  code === 'PAID' || code === 'SETTLED' ? code : 'CLOSED'
