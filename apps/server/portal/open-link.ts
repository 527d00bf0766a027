import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { maskEmail } from '#shared/contact/masks.ts'
import { addMonths, day } from '#shared/dates.ts'
import type { CaseId, CreditorId, LinkId } from '#shared/ids.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import type { Sender } from '#shared/pages/portal-pages.ts'
import { monthsAfterClosing } from '#shared/portal/session-policy.ts'
import type { House } from '../house.ts'
import { secretHash } from '../secrets.ts'

export type OpenLink = {
  linkId: LinkId
  caseId: CaseId
  creditorId: CreditorId
  /** The language in which we write to this person; a choice made on the page goes before it. */
  language: Language | null
  sender: Sender
  /** Where a one-time code goes. It never leaves unmasked. */
  email: { address: string; masked: string } | null
}

const columns = {
  id: true,
  caseId: true,
  creditorId: true,
  expiresAt: true,
  revokedAt: true,
  contact: { select: { kind: true, value: true, language: true } },
  case: {
    select: {
      status: true,
      closedOn: true,
      checkCode: true,
      creditor: { select: { name: true } },
      debtor: {
        select: {
          language: true,
          contacts: {
            where: { kind: 'EMAIL' },
            orderBy: { createdAt: 'asc' },
            take: 1,
            select: { value: true },
          },
        },
      },
    },
  },
} as const

/**
 * The link that a token opens, or null. Unknown, mistyped, expired and revoked are one answer after one question, so
 * that nobody learns which of them it was (D9).
 */
export async function openLink(house: House, token: string | undefined): Promise<OpenLink | null> {
  const row = await house.db.debtorLink.findUnique({
    where: { tokenHash: secretHash(token ?? '') },
    relationLoadStrategy: 'join',
    select: columns,
  })
  if (!row || row.revokedAt || row.expiresAt <= new Date(house.clock.now())) return null
  if (!canBeRead(row.case, house.clock.today())) return null
  const { contact, case: file } = row
  const address = contact?.kind === 'EMAIL' ? contact.value : (file.debtor.contacts[0]?.value ?? null)
  return {
    linkId: row.id as LinkId,
    caseId: row.caseId as CaseId,
    creditorId: row.creditorId as CreditorId,
    language: [contact?.language, file.debtor.language].find(isLanguage) ?? null,
    sender: { creditorName: file.creditor.name, checkCode: file.checkCode ?? '' },
    email: address === null ? null : { address, masked: maskEmail(address) },
  }
}

/** While we collect, and a year after the closing; then only the retention of the record goes on (Part 7.7). */
export function canBeRead(file: { status: string; closedOn: string | null }, today: string): boolean {
  if (isCollecting(file.status as CaseStatus)) return true
  return (
    file.status === 'CLOSED' &&
    file.closedOn !== null &&
    addMonths(day(file.closedOn), monthsAfterClosing) > today
  )
}
