import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { ownerUnknown } from '#shared/ledger/chart.ts'
import { type Minor, minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { openSandboxHouse } from '../payments/sandbox-house.test-kit.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'

const world = await openSandboxHouse()
const { house } = world
const desk = world.callerAs(world.manager)
const why = 'They opened the link of another case.'
let file: ActiveCase
let count = 0
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.anew()
})
afterEach(async () => {
  await world.drain()
  await keepBooks(house)
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) expect(found, name).toBeNull()
})

/** The provider tells of money that names another case than the one it was asked for, or no payment of ours at all. */
async function setAside(amountMinor: Minor, paymentId?: string) {
  const providerPaymentId = `pi_aside_${(count += 1)}`
  await settlePayment(house, {
    eventId: `evt_${providerPaymentId}`,
    kind: 'checkout.session.completed',
    sessionId: null,
    providerPaymentId,
    outcome: 'paid',
    amountMinor,
    currency: 'EUR',
    metadata: paymentId ? { paymentId, caseId: 'case_of_somebody_else' } : {},
    card: null,
  })
  const row = await house.db.setAsidePayment.findUniqueOrThrow({ where: { providerPaymentId } })
  return { setAsideId: row.id as Id<'setAside'>, providerPaymentId }
}
async function begun(): Promise<{ paymentId: string; amountMinor: Minor }> {
  const { paymentId } = await world.start(file, { kind: 'amount', amountMinor: minor(600_00) })
  return { paymentId, amountMinor: minor(600_00) }
}
const held = async (creditorId: string, kind: string) => {
  const rows = await house.db.ledgerEntry.findMany({ where: { creditorId, account: { kind } } })
  return rows.reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
}
const outstanding = async ({ actor }: ActiveCase) => (await world.callerAs(actor).portal.view()).outstanding

test('it pays the case that a person finds, as the preview said, under the provider’s number, once', async () => {
  const other = await world.addCase()
  const { paymentId, amountMinor } = await begun()
  const { setAsideId, providerPaymentId } = await setAside(amountMinor, paymentId)
  const aside = await held(world.creditor.creditorId, 'CARD_ASIDE')
  const before = await outstanding(other)
  const found = await desk.bank.findAsideCases({ setAsideId, query: '' })
  expect(found[0]).toMatchObject({ caseId: file.caseId, isOwn: true })
  expect(found.map(({ caseId }) => caseId)).toContain(other.caseId)
  const preview = await desk.bank.previewAside({ setAsideId, caseId: other.caseId })
  // Nothing has happened by looking.
  expect(await outstanding(other)).toBe(before)
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => desk.bank.assignAside({ setAsideId, caseId: other.caseId })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason).toMatchObject(refused('payments.alreadySettled'))
  expect(await outstanding(other)).toBe(preview.cases[0]?.after.outstanding)
  const paid = await house.db.payment.findUniqueOrThrow({ where: { providerPaymentId } })
  expect(paid).toMatchObject({
    caseId: other.caseId,
    status: 'SUCCEEDED',
    method: 'card',
    amountMinor: 600_00n,
  })
  expect(await held(world.creditor.creditorId, 'CARD_ASIDE')).toBe(aside - 600_00)
  const { items } = await desk.desk.inbox({ kind: 'SET_ASIDE' })
  expect(items.map(({ subjectId }) => subjectId)).not.toContain(setAsideId)
  await world.drain()
  expect(await world.mailsOf('payment-receipt', other)).toBe(1)
})

test('it never pays the case of another creditor, or one that is over, and a debtor has no hand in it', async () => {
  const { paymentId, amountMinor } = await begun()
  const { setAsideId } = await setAside(amountMinor, paymentId)
  const theirs = await world.addCase({ creditor: await world.addCreditor('Nordlicht Textil GmbH') })
  const over = await world.addCase()
  await house.db.case.update({
    where: { id: over.caseId },
    data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: house.clock.today() },
  })
  for (const [of, code] of [
    [theirs, 'bank.otherCreditor'],
    [over, 'bank.caseOver'],
  ] as const) {
    const input = { setAsideId, caseId: of.caseId }
    await expect(desk.bank.assignAside(input)).rejects.toMatchObject(refused(code))
    await expect(desk.bank.previewAside(input)).rejects.toMatchObject(refused(code))
  }
  await expect(
    world.callerAs(file.actor).bank.assignAside({ setAsideId, caseId: file.caseId }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('of which nobody knows whose it is, it stands in nobody’s book until a case of any creditor is found', async () => {
  const { setAsideId } = await setAside(minor(80_00))
  expect([await held(ownerUnknown, 'CARD_ASIDE'), await held(ownerUnknown, 'SET_ASIDE')]).toEqual([
    80_00, -80_00,
  ])
  expect(await desk.bank.findAsideCases({ setAsideId, query: '' })).toEqual([])
  const stranger = await world.addCreditor('Brasserie du Canal SRL')
  const theirs = await world.addCase({ creditor: stranger, debtorName: 'Hollins & Sons Ltd' })
  expect(await desk.bank.findAsideCases({ setAsideId, query: 'Hollins' })).toMatchObject([
    { caseId: theirs.caseId, creditorName: 'Brasserie du Canal SRL', isOwn: false },
  ])
  await desk.bank.assignAside({ setAsideId, caseId: theirs.caseId })
  expect([await held(ownerUnknown, 'CARD_ASIDE'), await held(ownerUnknown, 'SET_ASIDE')]).toEqual([0, 0])
  expect(await held(stranger.creditorId, 'CARD_CLEARING')).toBe(80_00)
})

test('the same money twice is noted, leaves the books once, and is neither given back nor posted again', async () => {
  const { paymentId, amountMinor } = await begun()
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  const { providerPaymentId } = await world.payment(paymentId)
  const { setAsideId } = await setAside(amountMinor)
  // The provider had named it once without our payment, before it told of ours.
  await house.db.setAsidePayment.update({
    where: { id: setAsideId },
    data: { providerPaymentId: providerPaymentId ?? '' },
  })
  await expect(desk.bank.assignAside({ setAsideId, caseId: file.caseId })).rejects.toMatchObject(
    refused('payments.asideNoMoney'),
  )
  await expect(desk.payments.settleSetAside({ setAsideId, decision: 'refund', why })).rejects.toMatchObject(
    refused('payments.asideNoMoney'),
  )
  expect(await desk.payments.settleSetAside({ setAsideId, decision: 'noted', why })).toEqual({
    settled: true,
  })
  expect(await held(ownerUnknown, 'SET_ASIDE')).toBe(0)
})

test('what the provider does not have any more is told so, and can be taken out of the inbox then', async () => {
  const { paymentId, amountMinor } = await begun()
  const { setAsideId } = await setAside(amountMinor, paymentId)
  const before = await held(world.creditor.creditorId, 'SET_ASIDE')
  // The sandbox knows no payment of this number.
  await expect(desk.payments.settleSetAside({ setAsideId, decision: 'refund', why })).rejects.toMatchObject(
    refused('payments.refundRejected'),
  )
  expect(await held(world.creditor.creditorId, 'SET_ASIDE')).toBe(before)
  await desk.payments.settleSetAside({ setAsideId, decision: 'noted', why })
  expect(await held(world.creditor.creditorId, 'SET_ASIDE')).toBe(before + 600_00)
})

test('it is never only noted; it stays with a reason and somebody’s name until a day, and waits again', async () => {
  const { paymentId, amountMinor } = await begun()
  const { setAsideId } = await setAside(amountMinor, paymentId)
  const noted = { setAsideId, decision: 'noted', why } as const
  await expect(desk.payments.settleSetAside(noted)).rejects.toMatchObject(refused('payments.asideIsMoney'))
  const today = house.clock.today()
  const keep = (untilOn: typeof today) => desk.payments.keepSetAside({ setAsideId, untilOn, why })
  await expect(keep(today)).rejects.toMatchObject(refused('payments.asideDay'))
  await expect(keep(addDays(today, 31))).rejects.toMatchObject(refused('payments.asideDay'))
  await keep(addDays(today, 2))
  const waits = async () =>
    (await desk.desk.inbox({ kind: 'SET_ASIDE' })).items.some(({ subjectId }) => subjectId === setAsideId)
  expect(await waits()).toBe(false)
  expect(await desk.desk.setAside({ setAsideId })).toMatchObject({
    isSettled: false,
    kept: { name: 'Marta Ferrer', why, untilOn: addDays(today, 2) },
    whyNot: { post: null, refund: null, keep: null, noted: 'payments.asideIsMoney' },
  })
  world.clock.forward(2 * 24 * 3_600)
  expect(await waits()).toBe(true)
})
