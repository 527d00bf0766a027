import type { CaseId, CreditorId } from '../ids.ts'
import { type Currency, type Minor, zero } from '../money.ts'
import { bareNumber, creditorReference, referencesIn } from './creditor-reference.ts'

/** Money that has arrived on the account of one creditor, and everything the bank says about it. */
export type ArrivedMoney = {
  readonly creditorId: CreditorId
  readonly amount: Minor
  readonly currency: Currency
  /** The structured reference, and what the payer wrote freely. */
  readonly reference: string | null
  readonly text: string | null
  readonly endToEndId: string | null
  readonly payerName: string | null
  readonly payerIban: string | null
}

/** A case that the money might be for, as it stands on the day. */
export type PossibleCase = {
  readonly caseId: CaseId
  readonly creditorId: CreditorId
  readonly number: string
  readonly currency: Currency
  readonly isCollecting: boolean
  /** Something about the whole case is being looked into: nothing is taken for it by itself. */
  readonly isPaused: boolean
  readonly outstanding: Minor
  readonly dueNow: Minor
  /** What of its plan is not paid yet, in order. */
  readonly openInstalments: readonly Minor[]
  /** From where this case was paid before. */
  readonly payerIbans: readonly string[]
  readonly debtorName: string
  readonly creditorsReference: string | null
  readonly invoices: readonly { readonly number: string; readonly open: Minor }[]
}

export type MatchedBy = 'REFERENCE' | 'END_TO_END' | 'IBAN_AND_INSTALMENT'
/** Why no case was found by itself; said to the person who looks. */
export type WhyNotMatched = 'unknown' | 'several' | 'other-creditor' | 'over' | 'paused' | 'currency'
export type Match =
  | { readonly kind: 'case'; readonly caseId: CaseId; readonly by: MatchedBy }
  | { readonly kind: 'person'; readonly why: WhyNotMatched }

/** What the payer named, wherever it was written: references first, then the end-to-end id (C10). */
export function namedReferences(money: Pick<ArrivedMoney, 'reference' | 'text' | 'endToEndId'>): string[] {
  const written = [money.reference, money.text].flatMap((text) => (text ? referencesIn(text) : []))
  return [...new Set([...written, ...(money.endToEndId ? referencesIn(money.endToEndId) : [])])]
}

/** What is asked of a case whose number the payer has named. */
export type NamedCase = Pick<
  PossibleCase,
  'caseId' | 'creditorId' | 'number' | 'currency' | 'isCollecting' | 'isPaused'
>

/**
 * For which case the money is, if that is certain, in this order: the RF reference; the end-to-end id, where the payer
 * put the case's number or reference there; an IBAN that has paid exactly this case before together with the amount of
 * its next open instalment. Each step decides or hands on; a step that points to two cases decides nothing.
 * Invariants: never two cases, never a case of another creditor (A56), never another currency, never a case that is
 * over or paused.
 */
export function matchEntry(money: ArrivedMoney, cases: readonly PossibleCase[]): Match {
  const paid = () => decided('IBAN_AND_INSTALMENT', money, byInstalment(money, cases))
  return matchNamed(money, cases) ?? paid() ?? { kind: 'person', why: 'unknown' }
}

/** Its first two steps, for which little has to be known of a case; null where the payer has named none that there is. */
export const matchNamed = (money: ArrivedMoney, cases: readonly NamedCase[]): Match | null =>
  decided('REFERENCE', money, byReference(money, cases)) ??
  decided('END_TO_END', money, byEndToEnd(money, cases))

/** What a step says that has pointed to these cases; null where it hands on. */
function decided(by: MatchedBy, money: ArrivedMoney, [first, ...others]: readonly NamedCase[]): Match | null {
  if (!first) return null
  const why = others.length > 0 ? 'several' : whyNot(money, first)
  return why ? { kind: 'person', why } : { kind: 'case', caseId: first.caseId, by }
}

/** Why money is not posted to this case by itself, or null. */
function whyNot(money: ArrivedMoney, file: NamedCase): WhyNotMatched | null {
  if (file.creditorId !== money.creditorId) return 'other-creditor'
  if (file.currency !== money.currency) return 'currency'
  if (!file.isCollecting) return 'over'
  return file.isPaused ? 'paused' : null
}

function byReference(money: ArrivedMoney, cases: readonly NamedCase[]): NamedCase[] {
  const named = [money.reference, money.text].flatMap((text) => (text ? referencesIn(text) : []))
  return cases.filter(({ number }) => named.includes(creditorReference(number)))
}

function byEndToEnd({ endToEndId }: ArrivedMoney, cases: readonly NamedCase[]): NamedCase[] {
  if (!endToEndId) return []
  const bare = bareNumber(endToEndId)
  return cases.filter(({ number }) => bare === bareNumber(number) || bare === creditorReference(number))
}

/** The IBAN must belong to one case alone: somebody who pays two cases has to say which. */
function byInstalment(money: ArrivedMoney, cases: readonly PossibleCase[]): PossibleCase[] {
  const { payerIban, amount, creditorId } = money
  if (!payerIban) return []
  const paidFrom = cases.filter(
    (file) => file.creditorId === creditorId && file.isCollecting && file.payerIbans.includes(payerIban),
  )
  const fits = paidFrom.filter(({ openInstalments }) => (openInstalments[0] ?? zero) === amount)
  return fits.length === 0 ? [] : paidFrom
}
