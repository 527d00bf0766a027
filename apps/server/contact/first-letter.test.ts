import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import type { CaseId } from '#shared/ids.ts'
import { addAgreement, addSubmitted } from '../desk/desk.test-kit.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { secretHash } from '../secrets.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { sendFirstLetters } from './contact-jobs.ts'

let saldo: TestHouse
let marta: Staff
let jonas: Staff
let vega: Creditor

beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer', ['es', 'en'])
  await saldo.addStaff('collector', 'Claire Morel', ['fr', 'nl'])
  jonas = await saldo.addStaff('collector', 'Jonas Brandt', ['de', 'en'])
  vega = await saldo.addCreditor('Aceros Vega SL')
  await addAgreement(saldo, vega)
})
afterAll(() => saldo.close())

async function accepted(contacts?: Parameters<typeof addSubmitted>[2]): Promise<CaseId> {
  const caseId = await addSubmitted(saldo, vega, contacts)
  await saldo.callerAs(marta).cases.accept({ caseId, version: 0 })
  return caseId
}
const lettersTo = (email: string) =>
  saldo.mails.filter((mail) => mail.to === email && mail.key.startsWith('first-letter'))

test('a German debtor gets a German letter, signed by the collector who speaks German, with a link that opens', async () => {
  const email = 'buchhaltung@bau-adler.test'
  const caseId = await accepted()
  await saldo.drain()
  const [mail, ...more] = lettersTo(email)
  expect(more).toEqual([])
  expect(mail?.language).toBe('de')
  expect(mail?.text).toContain(jonas.name)
  expect(mail?.text).not.toMatch(/12[.,]?400/)

  const token = /\/d\/([\w-]{27})/.exec(mail?.text ?? '')?.[1] ?? ''
  const link = await saldo.house.db.debtorLink.findUnique({ where: { tokenHash: secretHash(token) } })
  expect(link).toMatchObject({ caseId, revokedAt: null })
  expect(link?.expiresAt.toISOString()).toBe('2027-02-19T09:00:00.000Z')

  const pdf = pagesOf(mail?.attachments?.[0]?.bytes ?? new Uint8Array()).join(' ')
  expect(pdf).toContain('F-2026-001')
  expect(pdf).toContain(token)
  const row = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
  expect(pdf).toContain(row.checkCode)
})

test('nothing that we keep holds the secret address', async () => {
  const caseId = await accepted()
  await saldo.drain()
  const token = /\/d\/([\w-]{27})/.exec(saldo.mails.at(-1)?.text ?? '')?.[1] ?? ''
  expect(token).not.toBe('')
  const letter = await saldo.house.db.letter.findFirstOrThrow({ where: { caseId } })
  const copy = pagesOf(await saldo.house.files.bytes(letter.paperKey)).join(' ')
  expect(copy).toContain('F-2026-001')
  expect(copy).not.toContain(token)
  const owed = await saldo.house.db.outgoingMail.findMany({ where: { caseId } })
  const events = await saldo.house.db.caseEvent.findMany({ where: { caseId } })
  expect(JSON.stringify([owed.map(({ data }) => data), events.map(({ after }) => after)])).not.toContain(
    token,
  )
})

test('however often the job runs, also at once, there is one letter to each address', async () => {
  const contacts = ['one@bau-adler.test', 'two@bau-adler.test'].map((value) => ({
    kind: 'EMAIL' as const,
    value,
    language: 'de',
  }))
  const caseId = await accepted(contacts)
  await Promise.all(Array.from({ length: 4 }, () => sendFirstLetters(saldo.house, caseId)))
  await saldo.drain()
  await sendFirstLetters(saldo.house, caseId)
  await saldo.drain()
  for (const { value } of contacts) expect(lettersTo(value)).toHaveLength(1)
  expect(await saldo.house.db.letter.count({ where: { caseId } })).toBe(2)
  expect(await saldo.house.db.debtorLink.count({ where: { caseId } })).toBe(2)
})

test('without a mail address the letter waits to be printed and posted, and only the last print opens the page', async () => {
  const caseId = await accepted([{ kind: 'PHONE', value: '+494012345', language: 'de' }])
  await saldo.drain()
  const letter = await saldo.house.db.letter.findFirstOrThrow({ where: { caseId } })
  expect(letter).toMatchObject({ channel: 'POST', sentAt: null, language: 'de' })
  const collector = saldo.callerAs(jonas).contact
  await expect(collector.markPosted({ caseId, letterId: letter.id as never })).rejects.toMatchObject({
    cause: { code: 'contact.notPrinted' },
  })
  const first = await collector.printLetter({ caseId, letterId: letter.id as never })
  const second = await collector.printLetter({ caseId, letterId: letter.id as never })
  const tokenOf = (pdf: string) =>
    /\/d\/([\w-]{27})/.exec(pagesOf(Buffer.from(pdf, 'base64')).join(' ').replaceAll('\u200b', ''))?.[1] ?? ''
  const revokedAt = async (pdf: string) =>
    (await saldo.house.db.debtorLink.findUnique({ where: { tokenHash: secretHash(tokenOf(pdf)) } }))
      ?.revokedAt
  expect(await revokedAt(first.pdf)).toBeInstanceOf(Date)
  expect(await revokedAt(second.pdf)).toBeNull()
  await collector.markPosted({ caseId, letterId: letter.id as never })
  const sent = await saldo.house.db.caseEvent.findMany({ where: { caseId, kind: 'letter-sent' } })
  expect(sent).toHaveLength(1)
})

test('a new link ends the old one of the same address', async () => {
  const caseId = await accepted()
  await saldo.drain()
  const before = await saldo.house.db.debtorLink.findFirstOrThrow({ where: { caseId } })
  await saldo.callerAs(jonas).contact.renewLink({ caseId, contactId: before.contactId as never })
  await saldo.drain()
  const links = await saldo.house.db.debtorLink.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } })
  expect(links.map(({ revokedAt }) => revokedAt !== null)).toContain(true)
  expect(links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  await saldo.callerAs(marta).contact.revokeLinks({ caseId, why: 'sent to a wrong address' })
  expect(await saldo.house.db.debtorLink.count({ where: { caseId, revokedAt: null } })).toBe(0)
})
