import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import type { RenewLinkInput } from '#shared/contact/link-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { endLinks } from './revoke-links.ts'
import { prepareLetter, sendLetter } from './send-letter.ts'

/** Sends a debtor a new link with a letter of today's figures; the old link of the same address ends with it. */
export async function renewLink({ house, actor, caseId }: Ctx & { caseId: OwnCase }, input: RenewLinkInput) {
  const row = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      status: true,
      debtor: { select: { contacts: { where: { id: input.contactId, kind: 'EMAIL' } } } },
    },
  })
  if (!isCollecting(row.status as CaseStatus)) throw new Refusal('contact.notCollecting')
  const contact = row.debtor.contacts[0]
  if (!contact) throw new Refusal('access.notFound')
  const language = isLanguage(contact.language) ? contact.language : 'en'
  const recipient = { contactId: contact.id, email: contact.value, language }
  const letter = { ...(await prepareLetter(house, caseId, language, recipient)), recipient }
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    await endLinks(house, tx, actor, caseId, { contactId: contact.id }, 'renewed')
    return { letterId: await sendLetter(house, tx, actor, caseId, 'RENEWED', letter), email: contact.value }
  })
}
