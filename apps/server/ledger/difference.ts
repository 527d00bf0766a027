import { type Currency, fromBigInt, type Minor, negate, toDecimal } from '#shared/money.ts'

/** A place where the books do not say what they must: which account, posting or case, and in one sentence by how much. */
export type Difference = { readonly check: string; readonly at: string; readonly sentence: string }

/** One thing that must always be true of the books, and every place where it is not. */
export type BookCheck = { readonly name: string; readonly differences: () => AsyncIterable<Difference> }

/** `12.00 EUR too much`, or too little. */
export function tooMuch(by: Minor | bigint, currency: Currency): string {
  const amount = typeof by === 'bigint' ? fromBigInt(by) : by
  const size = amount < 0 ? negate(amount) : amount
  return `${toDecimal(size, currency)} ${currency} too ${amount < 0 ? 'little' : 'much'}`
}
