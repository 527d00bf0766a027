import { createHash } from 'node:crypto'
import type { Actor } from '#shared/access/actor.ts'
import type { Language } from '#shared/languages.ts'
import { type LetterId, newId } from '#shared/ids.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { renderPdf } from '../ports/pdf.ts'
import { type FirstLetterData, firstLetterPaper } from './first-letter-paper.ts'
import { issueLink, maskedLink, newLinkSecret } from './issue-link.ts'
import { letterData } from './letter-data.ts'

export type Recipient = { contactId: string; email: string; language: Language }
/** FIRST opens the contact; RENEWED goes out with a new link. */
export type LetterKind = 'FIRST' | 'RENEWED'

/** A letter that is ready and has not left: the pages as they will be read, and the copy that stays on file. */
export type ReadyLetter = {
  data: FirstLetterData & { creditorId: string }
  recipient: Recipient | null
  secret: string
  pdf: Uint8Array
  copy: { key: string; sha256: string }
}

/**
 * Prints a letter for one reader. The pages that leave carry the secret address; the copy that we keep, and that
 * creditor and desk may read, does not, so that nobody but the debtor holds what opens the page (D9).
 */
export async function prepareLetter(
  house: House,
  caseId: string,
  language: Language,
  recipient: Recipient | null,
): Promise<ReadyLetter> {
  const { secret, url } = newLinkSecret(house)
  const data = await letterData(house, house.db, caseId, { language, link: url })
  const pdf = await renderPdf(firstLetterPaper(data))
  const copy = await renderPdf(firstLetterPaper({ ...data, link: maskedLink(house) }))
  return { data, recipient, secret, pdf, copy: await house.files.put(copy) }
}

/** Writes a letter down and owes the mail that carries it; both in the transaction of whoever sends it. */
export async function sendLetter(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: string,
  kind: LetterKind,
  letter: ReadyLetter & { recipient: Recipient },
): Promise<LetterId> {
  const { data, recipient, secret } = letter
  const { creditorId, language } = data
  const at = house.clock.now()
  const link = await issueLink(
    house,
    tx,
    actor,
    { caseId, creditorId, contactId: recipient.contactId },
    secret,
  )
  const letterId = await keepLetter(house, tx, caseId, kind, letter)
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'letter-sent',
    at,
    after: {
      letterId,
      letter: kind,
      channel: 'EMAIL',
      language,
      to: recipient.email,
      sha256: sha256Of(letter.pdf),
      copySha256: letter.copy.sha256,
      outstandingMinor: data.outstanding,
      currency: data.currency,
    },
  })
  await oweMail(house, tx, {
    key: `first-letter:${letterId}`,
    kind: 'first-letter',
    recipient: recipient.email,
    language,
    caseId,
    creditorId,
    data: {
      caseNumber: data.caseNumber,
      creditorName: data.creditorName,
      debtorName: data.debtor.name,
      collectorName: data.collectorName,
      checkCode: data.check.code,
      linkId: link.linkId,
    },
    // The pages hold the secret address as well, so they wait sealed and are forgotten once they have left.
    secrets: { link: data.link, letter: Buffer.from(letter.pdf).toString('base64') },
  })
  return letterId
}

/** The row of a letter with its copy on file; one that goes by post waits at the desk. */
export async function keepLetter(
  house: House,
  tx: Tx,
  caseId: string,
  kind: LetterKind,
  { data, recipient, copy }: Omit<ReadyLetter, 'secret' | 'pdf'>,
): Promise<LetterId> {
  const at = house.clock.now()
  const letterId = newId('letter', Date.parse(at))
  await tx.letter.create({
    data: {
      id: letterId,
      caseId,
      creditorId: data.creditorId,
      kind,
      channel: recipient ? 'EMAIL' : 'POST',
      language: data.language,
      contactId: recipient?.contactId ?? null,
      paperKey: copy.key,
      paperSha256: copy.sha256,
      createdOn: data.onDay,
      createdAt: new Date(at),
      sentAt: recipient ? new Date(at) : null,
    },
  })
  return letterId
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
