import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { instant } from '#shared/dates.ts'
import type { CaseId, LetterId } from '#shared/ids.ts'
import { addSubmitted, openDesk } from '../desk/desk.test-kit.ts'
import { handlersOf } from '../job-handlers.ts'
import { type MailDoor, smtpMail } from '../ports/mail.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { strictMailbox } from '../ports/strict-mailbox.test-kit.ts'
import { secretHash } from '../secrets.ts'
import { type TestHouse, testNow } from '../testing/test-house.ts'

let saldo: TestHouse
let marta: Staff
let jonas: Staff
let claire: Staff
let vega: Creditor
let server: Awaited<ReturnType<typeof strictMailbox>>
const replies = new Map<string, string>()
let mail: MailDoor
/** Sends whatever is owed through the mail server, as the running product does. */
let post: () => Promise<unknown>

beforeAll(async () => {
  ;({ saldo, marta, jonas, claire, vega } = await openDesk())
  server = await strictMailbox(replies)
  mail = smtpMail({ url: server.url, from: 'Saldo Recovery <post@saldo.example>' })
  const house = { ...saldo.house, mail }
  post = () => saldo.house.jobs.drain(handlersOf(house))
})
afterAll(async () => {
  await mail.close()
  await server.close()
  await saldo.close()
})

const wrong = 'buchhaltnug@bau-adler.test'
const right = 'buchhaltung@bau-adler.test'
beforeEach(() => {
  replies.clear()
  replies.set(wrong, '550 5.1.1 <buchhaltnug@bau-adler.test> no such mailbox')
  saldo.clock.set(testNow)
})

/** A case whose first letter has come back. */
async function refused(contacts = [wrong]) {
  const addresses = contacts.map((value) => ({ kind: 'EMAIL' as const, value, language: 'de' }))
  const caseId = await addSubmitted(saldo, vega, addresses)
  await saldo.callerAs(marta).cases.accept({ caseId, version: 0, collectorId: jonas.userId })
  await post()
  const { letters } = await workspace(caseId)
  const letter = letters.find((one) => one.sentAt === null)
  return { caseId, letterId: letter?.letterId as LetterId }
}
const workspace = (caseId: CaseId) => saldo.callerAs(jonas).desk.workspace({ caseId })
const waiting = async (caseId: CaseId) =>
  (await saldo.callerAs(jonas).desk.inbox({ kind: 'LETTER' })).items.filter((item) => item.caseId === caseId)
const linksOf = (caseId: CaseId) => saldo.house.db.debtorLink.findMany({ where: { caseId } })
const takenFor = (to: string) => server.taken.filter((mail) => mail.to === to)

test('a letter that the mail server refuses waits in the inbox with its reason, its owner and its day', async () => {
  const { caseId, letterId } = await refused()
  expect(await waiting(caseId)).toMatchObject([
    {
      subjectId: letterId,
      title: 'Bau Adler GmbH',
      text: 'ADDRESS_UNKNOWN',
      ownerName: jonas.name,
      // Refused on a Saturday: a working day later is Monday.
      dueOn: '2026-11-23',
    },
  ])
  const { letters, next } = await workspace(caseId)
  expect(letters).toMatchObject([{ refused: { to: wrong, why: 'ADDRESS_UNKNOWN' }, sentAt: null }])
  expect(next.code).toBe('SEND_FIRST_LETTER')
  const page = await saldo.callerAs(vega).cases.page({ caseId })
  expect(page.next.code).toBe('SEND_FIRST_LETTER')
  expect(page.timeline.entries.find(({ kind }) => kind === 'letter-refused')?.facts).toMatchObject({
    to: wrong,
  })
  expect((await linksOf(caseId)).every(({ revokedAt }) => revokedAt !== null)).toBe(true)
  const owed = await saldo.house.db.outgoingMail.findFirstOrThrow({ where: { caseId, kind: 'first-letter' } })
  expect(owed).toMatchObject({ lastError: 'ADDRESS_UNKNOWN', attempts: 1 })
  expect(Object.keys(owed.data as object)).not.toContain('sealed')
  await post()
  expect(await waiting(caseId)).toHaveLength(1)
})

test('with the address corrected it goes out once more, as the same letter, and leaves the inbox', async () => {
  const { caseId, letterId } = await refused()
  saldo.clock.set(instant('2026-11-23T09:00:00Z'))
  await saldo.callerAs(jonas).contact.resendLetter({ caseId, letterId, email: ` ${right.toUpperCase()} ` })
  await post()
  expect(await waiting(caseId)).toEqual([])
  expect(takenFor(right)).toHaveLength(1)
  const { letters, debtor, next } = await workspace(caseId)
  expect(letters).toMatchObject([{ letterId, channel: 'EMAIL', refused: null, createdOn: '2026-11-23' }])
  expect(letters[0]?.sentAt).not.toBeNull()
  expect(debtor.contacts.map(({ value }) => value)).toEqual([right])
  expect(next.code).toBe('FOLLOW_UP')
  const open = (await linksOf(caseId)).filter(({ revokedAt }) => revokedAt === null)
  expect(open).toHaveLength(1)
  await expect(
    saldo.callerAs(jonas).contact.resendLetter({ caseId, letterId, email: right }),
  ).rejects.toMatchObject({ cause: { code: 'contact.notRefused' } })
})

test('refused again it waits again, with the new reason', async () => {
  const { caseId, letterId } = await refused()
  replies.set(right, '552 5.2.2 over quota')
  saldo.clock.forward(3_600)
  await saldo.callerAs(jonas).contact.resendLetter({ caseId, letterId, email: right })
  await post()
  expect(await waiting(caseId)).toMatchObject([{ subjectId: letterId, text: 'MAILBOX_FULL' }])
  expect((await workspace(caseId)).letters).toMatchObject([{ refused: { to: right, why: 'MAILBOX_FULL' } }])
})

test('it can be printed and posted instead; only the print opens the page', async () => {
  const { caseId, letterId } = await refused()
  const desk = saldo.callerAs(jonas).contact
  await expect(desk.markPosted({ caseId, letterId })).rejects.toMatchObject({
    cause: { code: 'contact.notPrinted' },
  })
  const { pdf } = await desk.printLetter({ caseId, letterId })
  expect(await waiting(caseId)).toMatchObject([{ text: 'ADDRESS_UNKNOWN' }])
  await desk.markPosted({ caseId, letterId })
  expect(await waiting(caseId)).toEqual([])
  const text = pagesOf(Buffer.from(pdf, 'base64')).join(' ').replaceAll('\u200b', '')
  const token = /\/d\/([\w-]{27})/.exec(text)?.[1] ?? ''
  const open = (await linksOf(caseId)).filter(({ revokedAt }) => revokedAt === null)
  expect(open.map(({ tokenHash }) => tokenHash)).toEqual([secretHash(token)])
  expect(takenFor(wrong)).toEqual([])
})

test('of two addresses only the one that refused waits', async () => {
  const { caseId } = await refused(['info@bau-adler.test', wrong])
  expect(takenFor('info@bau-adler.test')).toHaveLength(1)
  expect(await waiting(caseId)).toHaveLength(1)
  const { letters } = await workspace(caseId)
  expect(letters.map(({ refused: why }) => why?.to ?? null).toSorted()).toEqual([wrong, null].toSorted())
})

test('a stranger and a collector of other cases send nothing; a letter that left is not sent again', async () => {
  const { caseId, letterId } = await refused()
  const again = { caseId, letterId, email: right }
  await expect(saldo.callerAs(claire).contact.resendLetter(again)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(saldo.callerAs(vega).contact.resendLetter(again)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(
    saldo.callerAs(jonas).contact.resendLetter({ ...again, email: 'not an address' }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  const other = await refused(['info@bau-adler.test'])
  expect(other.letterId).toBeUndefined()
  const [letter] = (await workspace(other.caseId)).letters
  await expect(
    saldo
      .callerAs(jonas)
      .contact.printLetter({ caseId: other.caseId, letterId: letter?.letterId as LetterId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
