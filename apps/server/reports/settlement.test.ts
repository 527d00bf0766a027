import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { mailBuilders } from '../mail-builders.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { renderPdf } from '../ports/pdf.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { sendSettlement, settlementOf } from './send-settlement.ts'
import { settlementPaper } from './settlement-paper.ts'

let saldo: TestHouse
let vega: Creditor
let collector: Staff
beforeAll(async () => {
  saldo = await openTestHouse()
  collector = await saldo.addStaff('collector', 'Jonas Brandt')
  vega = await saldo.addCreditor('Aceros Vega SL')
})
afterAll(() => saldo.close())

const system = { kind: 'system', language: 'en' } as const

async function payOff({ caseId }: ActiveCase): Promise<void> {
  const { db, clock } = saldo.house
  const { claim } = await loadClaim(saldo.house, db, caseId)
  const paymentId = newId('payment', Date.parse(clock.now()))
  await db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId: vega.creditorId,
      method: 'transfer',
      status: 'STARTED',
      amountMinor: BigInt(claim.outstanding),
      currency: 'EUR',
      language: 'de',
      startedAt: new Date(clock.now()),
    },
  })
  await inTransaction(db, system, (tx) =>
    postReceipt(saldo.house, tx, system, { paymentId, providerPaymentId: null, card: null, via: 'BANK' }),
  )
}
const lettersOf = (caseId: string) =>
  saldo.house.db.letter.findMany({ where: { caseId, kind: 'SETTLEMENT' } })

test('a debtor who has paid everything gets one letter that says so, on the page and by mail, in their language', async () => {
  const file = await addActiveCase(saldo.house, { creditor: vega, collector, number: 'C-AV-0901' })
  await sendSettlement(saldo.house, file.caseId)
  // Nothing is confirmed before it is over.
  expect(await lettersOf(file.caseId)).toEqual([])
  await payOff(file)
  await Promise.all([1, 2, 3].map(() => sendSettlement(saldo.house, file.caseId)))
  const [letter, ...more] = await lettersOf(file.caseId)
  expect(more).toEqual([])
  expect(letter).toMatchObject({ language: 'de', channel: 'EMAIL', createdOn: '2026-11-21' })
  const text = pagesOf(await saldo.house.files.bytes(letter?.paperKey ?? '')).join(' ')
  expect(text).toContain('Vollständig bezahlt')
  expect(text).toContain('Aceros Vega SL')
  expect(text).toContain('F-2026-001')

  const { settlement } = await saldo.callerAs(file.actor).portal.view()
  expect(settlement).toEqual({ letterId: letter?.id, createdOn: '2026-11-21' })
  const [mail, ...others] = await saldo.house.db.outgoingMail.findMany({
    where: { kind: 'settlement-letter', caseId: file.caseId },
  })
  expect(others).toEqual([])
  expect(mail).toMatchObject({ recipient: file.email, language: 'de' })
  const built = await mailBuilders['settlement-letter']?.(
    saldo.house,
    mail?.data as Parameters<NonNullable<(typeof mailBuilders)['settlement-letter']>>[1],
    { link: 'https://saldo.example/d/secret' },
    'de',
  )
  expect(built?.attachments?.[0]?.bytes).toEqual(await saldo.house.files.bytes(letter?.paperKey ?? ''))
})

test('the same end of a case makes the same bytes, also a month later', async () => {
  const file = await addActiveCase(saldo.house, { creditor: vega, collector, number: 'C-AV-0902' })
  await payOff(file)
  const bytes = async () => {
    const read = await settlementOf(saldo.house, saldo.house.db, file.caseId)
    if (!read) throw new Error('The case is over')
    return renderPdf(settlementPaper(read.data, saldo.house.config.agency))
  }
  const first = await bytes()
  saldo.clock.forward(30 * 86_400)
  expect(Buffer.from(await bytes()).equals(Buffer.from(first))).toBe(true)
})

test('where no address is known the letter waits at the desk, and is marked when it lies in the post box', async () => {
  const file = await addActiveCase(saldo.house, {
    creditor: vega,
    collector,
    number: 'C-AV-0903',
    withoutEmail: true,
  })
  await payOff(file)
  await sendSettlement(saldo.house, file.caseId)
  const [letter] = await lettersOf(file.caseId)
  expect(letter).toMatchObject({ channel: 'POST', sentAt: null })
  const manager = await saldo.addStaff('manager', 'Marta Ferrer')
  const letterId = letter?.id as Parameters<
    ReturnType<TestHouse['callerAs']>['contact']['markPosted']
  >[0]['letterId']
  await saldo.callerAs(manager).contact.markPosted({ caseId: file.caseId, letterId })
  expect((await lettersOf(file.caseId))[0]?.sentAt).not.toBeNull()
})
