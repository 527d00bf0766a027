import { createHash } from 'node:crypto'
import type { Actor } from '#shared/access/actor.ts'
import type { Language } from '#shared/languages.ts'
import { type LetterId, type LinkId, newId } from '#shared/ids.ts'
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

type MailedLetter = ReadyLetter & { recipient: Recipient }

/** Writes a letter down and owes the mail that carries it; both in the transaction of whoever sends it. */
export async function sendLetter(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: string,
  kind: LetterKind,
  letter: MailedLetter,
): Promise<LetterId> {
  const linkId = await openLink(house, tx, actor, caseId, letter)
  const letterId = await keepLetter(house, tx, caseId, kind, letter)
  await mailLetter(house, tx, actor, caseId, { letterId, kind, linkId, key: letterId }, letter)
  return letterId
}

/** The same letter in a mail of its own, to where it can be received; `before` is where it was refused. */
export async function sendLetterAgain(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: string,
  { letterId, kind, before }: { letterId: LetterId; kind: LetterKind; before: string },
  letter: MailedLetter,
): Promise<void> {
  const { recipient, copy, data } = letter
  const linkId = await openLink(house, tx, actor, caseId, letter)
  await tx.letter.update({
    where: { id: letterId },
    data: {
      channel: 'EMAIL',
      contactId: recipient.contactId,
      language: data.language,
      paperKey: copy.key,
      paperSha256: copy.sha256,
      createdOn: data.onDay,
      sentAt: new Date(house.clock.now()),
    },
  })
  const key = `${letterId}:${linkId}`
  await mailLetter(house, tx, actor, caseId, { letterId, kind, linkId, key, before }, letter)
}

async function openLink(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: string,
  { data, recipient, secret }: MailedLetter,
): Promise<LinkId> {
  const { creditorId } = data
  const link = { caseId, creditorId, contactId: recipient.contactId }
  return (await issueLink(house, tx, actor, link, secret)).linkId
}

type Leaving = { letterId: LetterId; kind: LetterKind; linkId: LinkId; key: string; before?: string }

async function mailLetter(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: string,
  { letterId, kind, linkId, key, before }: Leaving,
  letter: MailedLetter,
): Promise<void> {
  const { data, recipient } = letter
  const { creditorId, language } = data
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'letter-sent',
    at: house.clock.now(),
    ...(before === undefined ? {} : { before: { to: before } }),
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
    key: `first-letter:${key}`,
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
      letterId,
      linkId,
    },
    // The pages hold the secret address as well, so they wait sealed and are forgotten once they have left.
    secrets: { link: data.link, letter: Buffer.from(letter.pdf).toString('base64') },
  })
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
