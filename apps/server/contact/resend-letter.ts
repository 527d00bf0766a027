import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { ResendLetterInput } from '#shared/contact/link-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { endLinks } from './revoke-links.ts'
import { prepareLetter, sendLetterAgain } from './send-letter.ts'

/**
 * Sends a letter that a mail server has refused once more, after somebody of the desk has looked at the address: with
 * today's figures and a link of its own. It stays the same letter, so that it leaves the inbox with this.
 */
export async function resendLetter(
  { house, actor, caseId }: Ctx & { caseId: OwnCase },
  { letterId, email }: ResendLetterInput,
) {
  const { contact } = await refusedLetter(house.db, caseId, letterId)
  const language = isLanguage(contact.language) ? contact.language : 'en'
  const ready = await prepareLetter(house, caseId, language, null)
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { letter, contact: before } = await refusedLetter(tx, caseId, letterId)
    // A print that lies on somebody's table must not open anything either.
    await endLinks(house, tx, actor, caseId, { contactId: null }, 'sent by mail instead')
    await endLinks(house, tx, actor, caseId, { contactId: before.id }, 'sent again')
    const recipient = { contactId: await correctAddress(tx, before, email), email, language }
    const kind = letter.kind === 'RENEWED' ? 'RENEWED' : 'FIRST'
    await sendLetterAgain(
      house,
      tx,
      actor,
      caseId,
      { letterId, kind, before: before.value },
      {
        ...ready,
        recipient,
      },
    )
    return { letterId, email }
  })
}

type Contact = { id: string; debtorId: string; value: string }

/** The contact that has this address: another one of the same debtor, or this one, corrected. */
async function correctAddress(tx: Tx, { id, debtorId, value }: Contact, email: string): Promise<string> {
  if (value === email) return id
  const other = await tx.debtorContact.findFirst({ where: { debtorId, kind: 'EMAIL', value: email } })
  if (other) return other.id
  await tx.debtorContact.update({ where: { id }, data: { value: email } })
  return id
}

async function refusedLetter(tx: Pick<Tx, 'letter' | 'debtorContact'>, caseId: string, letterId: string) {
  const letter = await tx.letter.findFirst({
    where: { id: letterId, caseId, contactId: { not: null } },
    include: { case: { select: { status: true } } },
  })
  const contact = await tx.debtorContact.findUnique({ where: { id: letter?.contactId ?? '' } })
  if (!letter || !contact) throw new Refusal('access.notFound')
  if (!isCollecting(letter.case.status as CaseStatus)) throw new Refusal('contact.notCollecting')
  if (letter.sentAt) throw new Refusal('contact.notRefused')
  return { letter, contact }
}
