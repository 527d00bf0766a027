import { type Assignment, assignCollector } from '#shared/cases/assign-collector.ts'
import { type CaseStatus, type Proof, whyNotMove } from '#shared/cases/case.ts'
import { priceOfCase } from '#shared/cases/price.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, earliest } from '#shared/dates.ts'
import type { UserId } from '#shared/ids.ts'
import { isLanguage, type Language, languageOf } from '#shared/languages.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { eurRate, fromEur } from '#shared/quotes/eur-rates.ts'
import { type ExactShare, percentOf } from '#shared/quotes/fee.ts'
import { tariffVersion } from '#shared/quotes/tariff.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { agreementInForce } from '../agreements/agreement-queries.ts'

type FixedPrice = {
  tariff: string
  share: ExactShare
  percent: string
  minimum: Minor
  /** QUOTE: promised before, and kept (A06). TARIFF: the price list of the day of placement. */
  from: 'QUOTE' | 'TARIFF'
}

/** Everything that accepting a case fixes, worked out before the button as well as behind it. */
export type Acceptance = {
  agreement: { id: string; number: string } | null
  collector: Assignment | null
  price: FixedPrice | null
  placedOn: Day
  /** Letters leave by mail to each of these, or are printed and posted where there is none. */
  mailTo: { contactId: string; email: string; person: string | null; language: Language }[]
  letterLanguage: Language
  refusal: Refusal | null
}

const columns = {
  status: true,
  creditorId: true,
  currency: true,
  principalMinor: true,
  quoteId: true,
  tariff: true,
  feeNumerator: true,
  feeDenominator: true,
  placedOn: true,
  collectorId: true,
  onBehalfOfId: true,
  entryConfirmedAt: true,
  creditor: { select: { country: true } },
  debtor: {
    select: {
      country: true,
      language: true,
      street: true,
      city: true,
      contacts: { orderBy: { createdAt: 'asc' } },
    },
  },
  invoices: { select: { dueOn: true } },
} as const

type Row = {
  currency: string
  principalMinor: bigint
  quoteId: string | null
  tariff: string | null
  feeNumerator: string | null
  feeDenominator: string | null
  creditor: { country: string }
  debtor: { country: string }
  invoices: { dueOn: string }[]
}

/**
 * What would happen if this case were accepted now: under which agreement, by whom it would be worked, at which price,
 * and to whom the first letter would go. `refusal` says why it cannot be, in the order in which it can be mended.
 */
export async function acceptanceOf(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
  chosenCollectorId?: string,
): Promise<Acceptance> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const { debtor } = row
  const language = isLanguage(debtor.language) ? debtor.language : languageOf(debtor.country)
  const signed = await agreementInForce(tx, row.creditorId)
  const candidates = await collectors(tx)
  const wanted = chosenCollectorId
    ? candidates.filter(({ userId }) => userId === chosenCollectorId)
    : candidates
  const collector = assignCollector(wanted, language)
  const placedOn = row.placedOn ? day(row.placedOn) : house.clock.today(timeZone(row.creditor.country))
  const mailTo = debtor.contacts
    .filter(({ kind }) => kind === 'EMAIL')
    .map(({ id, value, person, language: spoken }) => ({
      contactId: id,
      email: value,
      person,
      language: isLanguage(spoken) ? spoken : language,
    }))
  const proofs: Proof[] = [
    ...(signed ? (['SIGNED_AGREEMENT'] as const) : []),
    ...(collector ? (['COLLECTOR'] as const) : []),
  ]
  const canWrite = mailTo.length > 0 || Boolean(debtor.street && debtor.city)
  const refusal =
    whyNotMove(row.status as CaseStatus, 'accept', 'manager', proofs) ??
    // What the desk typed for a company counts once the company has said that it is right (A16).
    (row.onBehalfOfId && !row.entryConfirmedAt ? new Refusal('cases.needsConfirmation') : null) ??
    (row.invoices.length === 0 ? new Refusal('cases.needsInvoice') : null) ??
    (canWrite ? null : new Refusal('cases.needsWayToWrite'))
  return {
    agreement: signed && { id: signed.id, number: signed.number },
    collector,
    price: row.invoices.length > 0 && row.principalMinor > 0n ? priceOf(row, placedOn) : null,
    placedOn,
    mailTo,
    letterLanguage: mailTo[0]?.language ?? language,
    refusal,
  }
}

/** The price that the case was submitted at, else that of the price list in force (Part 7.2). */
function priceOf(row: Row, placedOn: Day): FixedPrice {
  const rate = eurRate(row.currency, placedOn)
  const minimumOf = (tariff: string) => fromEur(tariffVersion(tariff).minimumFee, rate)
  if (row.tariff && row.feeNumerator && row.feeDenominator) {
    const share = { numerator: Number(row.feeNumerator), denominator: Number(row.feeDenominator) }
    return {
      tariff: row.tariff,
      share,
      percent: percentOf(share),
      minimum: minimumOf(row.tariff),
      from: row.quoteId ? 'QUOTE' : 'TARIFF',
    }
  }
  const [first, ...rest] = row.invoices.map(({ dueOn }) => day(dueOn))
  const claim = {
    principal: fromBigInt(row.principalMinor),
    currency: row.currency,
    oldestDueOn: earliest(first ?? placedOn, ...rest),
    creditorCountry: row.creditor.country,
    debtorCountry: row.debtor.country,
  }
  const { tariff, share, percent } = priceOfCase(claim, null, placedOn)
  return { tariff, share, percent, minimum: minimumOf(tariff), from: 'TARIFF' }
}

/** Everybody who works cases, with how many are in their hands. */
export async function collectors(tx: Tx) {
  const rows = await tx.user.findMany({
    where: { staffRole: 'collector', disabledAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      skills: true,
      _count: { select: { collected: { where: { status: { notIn: ['CLOSED', 'DECLINED'] } } } } },
    },
  })
  return rows.map(({ id, name, skills, _count }) => ({
    userId: id as UserId,
    name,
    skills,
    activeCases: _count.collected,
  }))
}
