import type { LetterInput } from '#shared/contact/link-input.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { issueLink } from './issue-link.ts'
import { endLinks } from './revoke-links.ts'
import { prepareLetter, sha256Of } from './send-letter.ts'

type Posting = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/**
 * Prints a letter that goes by post, with an address of its own for the debtor. The pages are told once and not kept;
 * printing again makes a new address and ends the one before, so that only the last print opens anything.
 */
export async function printLetter({ house, actor, caseId, creditorId }: Posting, { letterId }: LetterInput) {
  const before = await toPost(house.db, caseId, letterId)
  // It holds no secret, so that the copy on file is the letter itself.
  if (before.kind === 'SETTLEMENT') throw new Refusal('contact.alreadyPosted')
  const language = isLanguage(before.language) ? before.language : 'en'
  const letter = await prepareLetter(house, caseId, language, null)
  await inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    await toPost(tx, caseId, letterId)
    await endLinks(house, tx, actor, caseId, { contactId: null }, 'printed again')
    await issueLink(house, tx, actor, { caseId, creditorId, contactId: null }, letter.secret)
    await tx.letter.update({
      where: { id: letterId },
      data: {
        channel: 'POST',
        paperKey: letter.copy.key,
        paperSha256: letter.copy.sha256,
        createdOn: letter.data.onDay,
      },
    })
  })
  return {
    name: `${letter.data.caseNumber}.pdf`,
    sha256: sha256Of(letter.pdf),
    pdf: Buffer.from(letter.pdf).toString('base64'),
  }
}

/** The letter lies in the post box: from here on it counts as sent. */
export async function markPosted({ house, actor, caseId, creditorId }: Posting, { letterId }: LetterInput) {
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const letter = await toPost(tx, caseId, letterId)
    const links = await tx.debtorLink.count({ where: { caseId, contactId: null, revokedAt: null } })
    const isPrinted = letter.kind === 'SETTLEMENT' || links > 0
    if (letter.channel !== 'POST' || !isPrinted) throw new Refusal('contact.notPrinted')
    const at = house.clock.now()
    await tx.letter.update({ where: { id: letterId }, data: { sentAt: new Date(at) } })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'letter-sent',
      at,
      after: {
        letterId,
        letter: letter.kind,
        channel: 'POST',
        language: letter.language,
        copySha256: letter.paperSha256,
      },
    })
    return { letterId }
  })
}

/** A letter that goes by post, because no address is known or because the one we knew takes no mail. */
async function toPost(tx: Pick<Tx, 'letter'>, caseId: string, letterId: string) {
  const letter = await tx.letter.findFirst({
    where: { id: letterId, caseId, OR: [{ channel: 'POST' }, { sentAt: null }] },
  })
  if (!letter) throw new Refusal('access.notFound')
  if (letter.sentAt) throw new Refusal('contact.alreadyPosted')
  return letter
}
