import { type Minor, minor, mulDiv } from '../money.ts'
import type { Mandate } from './mandate.ts'

/** How a reader's screen or paper says things; keys are those of `locales/<language>/agreements.json`. */
export type MandateWords = {
  say(key: string, values?: Record<string, string | number>): string
  /** Euro cents in the reader's notation. */
  euros(amount: Minor): string
  /** Hundredths of a percentage point: 1000 is 10 %. */
  percent(hundredths: number): string
  list(items: readonly string[]): string
}

export type MandateLine = { readonly key: string; readonly label: string; readonly value: string }

/**
 * What a mandate means, line by line, in words and figures. The screen before signing and the signed paper say it
 * with the same function, so that nobody signs something else than they read.
 */
export function mandateLines(mandate: Mandate, { say, euros, percent, list }: MandateWords): MandateLine[] {
  const line = (key: string, value: string): MandateLine => ({ key, label: say(`lines.${key}`), value })
  const { authorityLimit, instalments, firstShare, firstAtLeast, firstWithinDays, discountAtMost } = mandate
  return [
    line(
      'authority',
      authorityLimit > 0
        ? say('lines.authorityBelow', { amount: euros(authorityLimit) })
        : say('lines.authorityNone'),
    ),
    line(
      'instalments',
      list(
        instalments.map(({ below, most }) => say('lines.instalmentsBelow', { amount: euros(below), most })),
      ),
    ),
    line(
      'first',
      say('lines.firstValue', {
        percent: percent(firstShare),
        amount: euros(firstAtLeast),
        days: firstWithinDays,
      }),
    ),
    line('each', say('lines.eachValue', { amount: euros(mandate.eachAtLeast) })),
    line('automatic', say(mandate.automaticApproval ? 'lines.automaticYes' : 'lines.automaticNo')),
    line(
      'discount',
      discountAtMost > 0
        ? say('lines.discountUpTo', { percent: percent(discountAtMost) })
        : say('lines.discountNone'),
    ),
    line('interest', say(`lines.interest${mandate.interestOwner}`)),
    line('fee', say(`lines.fee${mandate.feeBase}`)),
    line('settlement', say(`lines.settlement${mandate.feeSettlement}`)),
    line('order', mandate.allocationOrder.map((part) => say(`parts.${part}`)).join(' → ')),
    line('tone', say(`tones.${mandate.tone}.name`)),
  ]
}

/** What the limits mean for one debt: how many payments at most, how large the first and the others at least. */
export function longestPlan(mandate: Mandate, debt: Minor, most: number): { first: Minor; each: Minor } {
  const share = mulDiv(debt, mandate.firstShare, 10_000, 'halfUp')
  const first = minor(Math.min(debt, Math.max(share, mandate.firstAtLeast)))
  const rest = minor(debt - first)
  return { first, each: most > 1 ? mulDiv(rest, 1, most - 1, 'floor') : minor(0) }
}
