import { type InboundOutcome, inboundLimits } from '#shared/contact/inbound-mail.ts'
import { newId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { createHash } from 'node:crypto'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import { forgetUnused, type KeptFile } from '../cases/keep-files.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { attachFiles, keepMessageFiles } from './message-files.ts'
import { type ReadMail, readMail } from './read-mail.ts'
import { type ReplyToken, tokenIn, writtenTo } from './reply-address.ts'
import { tellOfQuestion } from './waits-at-desk.ts'
import { writeMessage } from './write-message.ts'

const webhook = { kind: 'webhook', language: 'en' } as const
const over = new Set(['DRAFT', 'DECLINED'])

/**
 * A mail that came in, exactly once by its Message-ID, becomes a message of the conversation that its address was
 * signed for. Whatever else comes is noted and left: nobody learns from us which addresses are right.
 */
export async function takeMail(house: House, raw: Uint8Array): Promise<InboundOutcome | 'KNOWN'> {
  if (raw.byteLength > inboundLimits.bytes) {
    const key = `sha256:${createHash('sha256').update(raw).digest('hex')}`
    return inTransaction(house.db, webhook, (tx) => note(house, tx, key, 'TOO_LARGE'))
  }
  const mail = await readMail(raw)
  const token = mail.to.map((address) => tokenIn(house.config, address)).find((found) => found !== null)
  const isWorth = token && !mail.isAutomatic && (mail.text !== '' || mail.files.length > 0)
  const { kept, leftOut } = await keepMessageFiles(house, isWorth ? mail.files : [])
  try {
    const outcome = await inTransaction(house.db, webhook, async (tx) => {
      if (mail.isAutomatic) return note(house, tx, mail.key, 'AUTOMATIC')
      if (!token) return note(house, tx, mail.key, 'NO_TOKEN')
      if (!isWorth || (mail.text === '' && kept.length === 0)) return note(house, tx, mail.key, 'EMPTY')
      return thread(house, tx, { mail, token, kept, leftOut })
    })
    if (outcome !== 'THREADED') await forgetUnused(house, kept)
    return outcome
  } catch (error) {
    await forgetUnused(house, kept)
    throw error
  }
}

type ToThread = { mail: ReadMail; token: ReplyToken; kept: KeptFile[]; leftOut: LeftOutFile[] }

async function thread(house: House, tx: Tx, { mail, token, kept, leftOut }: ToThread) {
  const { caseId, audience } = token
  const row = await tx.case.findUnique({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const people = row === null ? [] : audience === 'debtor' ? debtorsOf(row) : creditorsOf(row)
  const person = writtenTo(house.config, token, people)
  if (!row || !person) return note(house, tx, mail.key, 'BAD_TOKEN')
  if (over.has(row.status)) return note(house, tx, mail.key, 'CLOSED')

  const messageId = newId('message', Date.parse(house.clock.now()))
  const noted = await note(house, tx, mail.key, 'THREADED', { caseId, messageId })
  if (noted === 'KNOWN') return noted
  const { creditorId } = row
  const missing = leftOut.length > 0 ? `\n[${leftOut.map(({ name }) => name).join(', ')}]` : ''
  await writeMessage(house, tx, webhook, {
    messageId,
    caseId,
    creditorId,
    audience,
    fromKind: audience,
    fromId: person.id,
    fromName: person.name,
    text: `${mail.text}${missing}`,
    kind: audience === 'debtor' ? 'question-asked' : 'creditor-wrote',
    settled: false,
    via: 'mail',
    fromAddress: mail.from === person.address.toLowerCase() ? null : mail.from,
  })
  const of = { caseId, creditorId, messageId, uploadedBy: audience, uploadedById: person.id }
  await attachFiles(tx, kept, { ...of, at: house.clock.now() })
  const answerer = row.collector ?? row.manager
  if (audience === 'debtor' && answerer) {
    await tellOfQuestion(house, tx, {
      caseId,
      creditorId,
      messageId,
      caseNumber: row.number ?? '',
      debtorName: row.debtor.name,
      person: answerer,
      // Thanks go only to the address that we know, never to one that somebody else has put into a mail.
      thanks: { address: person.address, language: person.language },
    })
  }
  return noted
}

const columns = {
  status: true,
  number: true,
  creditorId: true,
  debtor: { select: { name: true, language: true, contacts: { where: { kind: 'EMAIL' } } } },
  collector: { select: { name: true, email: true, language: true } },
  manager: { select: { name: true, email: true, language: true } },
  creditor: {
    select: {
      memberships: { select: { user: { select: { id: true, name: true, email: true, language: true } } } },
    },
  },
} as const

type Writer = { id: string; name: string; address: string; language: 'en' | 'de' | 'es' | 'ar' }
type Row = {
  debtor: { name: string; language: string; contacts: { id: string; value: string; language: string }[] }
  creditor: { memberships: { user: { id: string; name: string; email: string; language: string } }[] }
}

const debtorsOf = ({ debtor }: Row): Writer[] =>
  debtor.contacts.map(({ id, value, language }) => ({
    id,
    name: debtor.name,
    address: value,
    language: [language, debtor.language].find(isLanguage) ?? 'en',
  }))

/** Only those who are of the company today: a token of somebody who has left fits nobody any more. */
const creditorsOf = ({ creditor }: Row): Writer[] =>
  creditor.memberships.map(({ user: { id, name, email, language } }) => ({
    id,
    name,
    address: email,
    language: isLanguage(language) ? language : 'en',
  }))

/** Writes down what became of a mail; the same mail again changes nothing. */
async function note<O extends InboundOutcome>(
  house: House,
  tx: Tx,
  messageKey: string,
  outcome: O,
  of: { caseId?: string; messageId?: string } = {},
): Promise<O | 'KNOWN'> {
  const at = house.clock.now()
  const { count } = await tx.inboundMail.createMany({
    data: {
      id: newId('inboundMail', Date.parse(at)),
      messageKey: messageKey.slice(0, 500),
      receivedAt: new Date(at),
      outcome,
      ...of,
    },
    skipDuplicates: true,
  })
  return count === 0 ? 'KNOWN' : outcome
}
