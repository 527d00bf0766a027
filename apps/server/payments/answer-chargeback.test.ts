import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import type { ChargebackId } from '#shared/ids.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { newsOfOutcome } from './news.ts'
import { pollChargebacks } from './poll-chargebacks.ts'
import { everything, openSandboxHouse } from './sandbox-house.test-kit.ts'
import { sendAnswer } from './send-chargeback-answer.ts'
import { settlePayment } from './settle-payment.ts'

const world = await openSandboxHouse()
const { house } = world
let file: ActiveCase
let paymentId: string
afterAll(() => world.close())

const rows = () => house.db.chargeback.findMany({ where: { caseId: file.caseId } })
const row = async () => {
  const [first] = await rows()
  if (!first) throw new Error('Nothing was taken back')
  return first
}
const seen = async () => {
  const { id, version } = await row()
  return { caseId: file.caseId, chargebackId: id as ChargebackId, version }
}
const marta = () => world.callerAs(world.manager).payments
const words = 'The goods were delivered on 3 March; the signed delivery note is enclosed.'
const statusIs = (status: string) => world.until(async () => (await rows())[0]?.status === status, status)

/** The news of the bank reach us. */
async function taken() {
  await world.control('/webhooks', { hold: false })
  await world.until(async () => (await rows()).length === 1, 'the bank has taken it back')
}

beforeEach(async () => {
  file = await world.anew()
  ;({ paymentId } = await world.start(file, everything))
  await world.control('/webhooks', { hold: true })
  // The card of the sandbox whose bank takes every payment back at once.
  await world.pay(paymentId, { number: '4000000000000259' })
  const outcome = await house.payments.retrieveCheckout(await world.sessionOf(paymentId))
  await settlePayment(house, newsOfOutcome(outcome))
  await world.drain()
})

test('what the bank is answered leaves with its files, once, and the bank decides for us', async () => {
  await taken()
  const offered = (await marta().evidence(await seen())).offered
  expect(offered.map(({ source }) => source)).toContain('receipt')
  const files = [{ part: 'receipt', source: 'receipt' } as const]
  await marta().answerChargeback({ ...(await seen()), words: 'winning_evidence', files })
  await expect(marta().answerChargeback({ ...(await seen()), words, files })).rejects.toMatchObject(
    refused('payments.chargebackOver'),
  )
  const { id } = await row()
  await sendAnswer(house, id)
  await sendAnswer(house, id)
  await statusIs('WON')
  const posted = await house.db.ledgerTransaction.findMany({ where: { caseId: file.caseId } })
  expect(posted.filter(({ kind }) => kind === 'chargeback-won')).toHaveLength(1)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 0 })
  expect((await row()).sentAt).not.toBeNull()
})

test('what is not contested stays with the payer’s bank, and says who decided it and why', async () => {
  await taken()
  await marta().acceptChargeback({ ...(await seen()), why: 'The goods were never delivered.' })
  const { id, acceptedByName } = await row()
  expect(acceptedByName).toBe('Marta Ferrer')
  await sendAnswer(house, id)
  await statusIs('ACCEPTED')
  const told = await house.db.outgoingMail.findMany({
    where: { caseId: file.caseId, kind: 'chargeback-news' },
  })
  expect(told.map(({ key }) => key.split(':')[2])).toEqual(['OPENED', 'ACCEPTED'])
})

test('a webhook that never came is asked for, and whoever is to answer is reminded once', async () => {
  await pollChargebacks(house)
  await pollChargebacks(house)
  expect(await rows()).toMatchObject([{ status: 'NEEDS_EVIDENCE' }])
  const due = (await row()).evidenceDueAt?.getTime() ?? 0
  world.clock.set(new Date(due - 3_600_000).toISOString() as Instant)
  await pollChargebacks(house)
  await pollChargebacks(house)
  const mails = await house.db.outgoingMail.findMany({
    where: { caseId: file.caseId, kind: 'chargeback-waiting', key: { endsWith: 'DUE_SOON' } },
  })
  expect(mails).toHaveLength(1)
  world.clock.set(new Date(due + 1000).toISOString() as Instant)
  await expect(marta().acceptChargeback({ ...(await seen()), why: words })).rejects.toMatchObject(
    refused('payments.chargebackTooLate'),
  )
  world.clock.set(new Date().toISOString() as Instant)
  expect((await world.payment(paymentId)).status).toBe('TAKEN_BACK')
})

test('a file of another case cannot be laid before a bank, and what the bank will not take is asked for anew', async () => {
  await taken()
  const other = await house.db.document.findFirst({ where: { caseId: { not: file.caseId } } })
  await expect(
    marta().answerChargeback({
      ...(await seen()),
      words,
      files: [{ part: 'service', source: (other?.id ?? 'doc_01JD0000000000000000000000') as never }],
    }),
  ).rejects.toThrow()
  await marta().answerChargeback({ ...(await seen()), words, files: [] })
  const { providerId, id } = await row()
  // Somebody gave it up at the provider itself meanwhile, and the news of it is still under way.
  await world.control('/webhooks', { hold: true })
  await house.chargebacks.accept(providerId)
  await sendAnswer(house, id)
  expect(await row()).toMatchObject({ answeredAt: null, failure: 'payments.chargebackOver' })
  await world.control('/webhooks', { hold: false })
  await statusIs('LOST')
})

test('the creditor reads that it happened, and nothing of what we write to a bank; strangers read nothing', async () => {
  await taken()
  const own = await world.callerAs(world.creditor).payments.chargebacks({ caseId: file.caseId })
  expect(own.chargebacks).toMatchObject([{ status: 'NEEDS_EVIDENCE', desk: null }])
  const stranger = await world.addCreditor('Nordlicht Textil GmbH', 'DE')
  await expect(world.callerAs(stranger).payments.chargebacks({ caseId: file.caseId })).rejects.toMatchObject(
    refused('access.notFound'),
  )
})

test('a server that was away for two months hears of it all the same', async () => {
  world.clock.forward(60 * 24 * 3_600)
  await pollChargebacks(house)
  expect(await rows()).toHaveLength(1)
})
