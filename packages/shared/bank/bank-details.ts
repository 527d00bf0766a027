import { addHours, type Instant } from '../dates.ts'
import { sepaText } from './sepa-text.ts'

/** How long new bank details wait before money goes there [G]: time for whoever owns the old ones to say no. */
export const waitingHours = 24

export const nameChecks = ['MATCHES', 'WAITS', 'CHECKED', 'REFUSED'] as const
export type NameCheck = (typeof nameChecks)[number]

export const detailsStatuses = ['ACTIVE', 'PENDING', 'REPLACED', 'CANCELLED', 'REFUSED'] as const
export type DetailsStatus = (typeof detailsStatuses)[number]

export type DetailsStanding = {
  readonly id: string
  readonly nameCheck: NameCheck
  readonly enteredAt: Instant
  readonly activeFrom: Instant
  readonly cancelledAt: Instant | null
}

export const activeFromOf = (enteredAt: Instant): Instant => addHours(enteredAt, waitingHours)

/** Which details money goes to at a moment: the newest that have waited, belong to the company, and were not taken back. */
export function inForce<D extends DetailsStanding>(all: readonly D[], now: Instant): D | null {
  const good = all.filter(
    (each) =>
      each.cancelledAt === null &&
      each.activeFrom <= now &&
      (each.nameCheck === 'MATCHES' || each.nameCheck === 'CHECKED'),
  )
  return good.toSorted(newestFirst)[0] ?? null
}

/** Where one row of the history stands. It follows from all of them and the moment, so that nothing has to be swept. */
export function statusOf(one: DetailsStanding, all: readonly DetailsStanding[], now: Instant): DetailsStatus {
  if (one.cancelledAt !== null) return 'CANCELLED'
  if (one.nameCheck === 'REFUSED') return 'REFUSED'
  const active = inForce(all, now)
  if (active?.id === one.id) return 'ACTIVE'
  if (active && newestFirst(active, one) < 0) return 'REPLACED'
  // Whoever enters twice means the last.
  const newer = all.some(
    (each) =>
      each.id !== one.id &&
      each.cancelledAt === null &&
      each.nameCheck !== 'REFUSED' &&
      newestFirst(each, one) < 0,
  )
  return newer ? 'REPLACED' : 'PENDING'
}

const newestFirst = (one: DetailsStanding, other: DetailsStanding) =>
  one.enteredAt === other.enteredAt ? (one.id < other.id ? 1 : -1) : one.enteredAt < other.enteredAt ? 1 : -1

/** Forms of a company that people leave out or write in many ways; they do not tell one company from another. */
const forms = new Set(
  'ag ab bv bvba cv ev gmbh co kg kgaa ltd limited llc llp inc oy sa sas sarl srl sprl sl slu spa snc ug nv plc se as aps eurl sro doo'
    .split(' ')
    .concat('sociedad', 'limitada', 'anonima'),
)

/**
 * Whether the holder is the company by its name, so that nobody has to look (Verification of Payee does the same at the
 * bank). Where it is not so plain, somebody of the desk decides.
 */
export function nameMatches(holder: string, company: string): boolean {
  const wanted = wordsOf(company)
  return wanted !== '' && wordsOf(holder) === wanted
}

function wordsOf(name: string): string {
  const plain = sepaText(name, 140).toLowerCase()
  return plain
    .replaceAll(/\./g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !forms.has(word))
    .join(' ')
}

/** What is shown of an account where the whole number is nobody's business. */
export const shortIban = (iban: string): string => `${iban.slice(0, 4)}\u00a0…\u00a0${iban.slice(-4)}`

/** An account in groups of four, as it is printed on cards. */
export const printedIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ')
