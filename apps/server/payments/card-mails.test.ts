import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, formatDay } from '#shared/dates.ts'
import { keepPlans } from '../plans/keep-plans.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { chargeInstalments } from './charge-instalments.ts'
import { type CardHouse, openCardHouse } from './saved-card.test-kit.ts'
import { tellCardEnd } from './tell-card-end.ts'

let saldo: CardHouse
beforeAll(async () => {
  saldo = await openCardHouse()
  const { creditorId } = saldo.creditor
  const managerId = saldo.manager.userId
  await saldo.house.db.creditor.update({ where: { id: creditorId }, data: { managerId } })
})
afterAll(() => saldo.close())

const mailed = (kind: string, { caseId }: ActiveCase) =>
  saldo.house.db.outgoingMail.findMany({ where: { kind, caseId }, orderBy: { createdAt: 'asc' } })
/** The words of a mail to the debtor, who reads German, as they left, on one line and with plain spaces. */
const textOf = (key: string) =>
  saldo.mails
    .find((mail) => mail.key.startsWith(key) && mail.language === 'de')
    ?.text.replaceAll(/[\s\u00a0\u202f]+/g, ' ') ?? ''
const planOf = ({ caseId }: ActiveCase) =>
  saldo.house.db.plan.findFirstOrThrow({ where: { caseId }, include: { instalments: true } })
const remind = async () => {
  await keepPlans(saldo.house)
  await saldo.drain()
}
/** The mornings of the week before an instalment: on one of them it is spoken of, whatever holidays are among them. */
async function approach(file: ActiveCase, number: number) {
  for (const days of [-7, -6, -5, -4, -3, -2, -1]) {
    await saldo.dawn(file, number, days)
    await remind()
  }
}

describe('a payment that a kept card is charged for', () => {
  let file: ActiveCase
  beforeAll(async () => {
    file = await saldo.onPlan()
    await saldo.keep(file)
  })

  test('is announced before and on its day: which card, how much, when, and how to stop it', async () => {
    const { id, instalments } = await planOf(file)
    const dueOn = day(instalments.find(({ number }) => number === 2)?.dueOn ?? '')
    await approach(file, 2)
    await saldo.dawn(file, 2)
    await remind()
    for (const [kind, said] of [
      ['SOON', `wird Ihre Karte belastet`],
      ['DUE', 'Heute wird Ihre Karte belastet'],
    ] as const) {
      const key = `instalment:${id}:2:${kind}`
      const text = textOf(key)
      expect(saldo.mails.find((mail) => mail.key.startsWith(key))?.subject).toContain(said)
      for (const words of ['1.000,00 €', formatDay(dueOn, 'de'), '•••• 4242', 'So halten Sie es an'])
        expect(text).toContain(words)
      expect(text).toContain('Die Karte für diesen Plan')
    }
  })

  test('that the bank refused says when it is tried once more, and until when it is in time', async () => {
    await saldo.control('/cards/4242', { like: '4000000000009995' })
    await chargeInstalments(saldo.house)
    await saldo.dawn(file, 2, 1)
    await remind()
    const text = textOf(`instalment:${(await planOf(file)).id}:2:LATE`)
    expect(text).toContain('versuchen wir noch einmal, 1.000,00 € von der Karte abzubuchen')
    expect(text).toContain('ist sie noch rechtzeitig')
    await saldo.control('/cards/4242', { like: '4242424242424242' })
  })
})

test('a payment without a card is asked for with the link, as ever', async () => {
  const file = await saldo.onPlan()
  const { paymentId } = await saldo.own(file).start({ kind: 'instalment' })
  await saldo.pay(paymentId)
  await saldo.statusIs(paymentId, 'SUCCEEDED')
  await approach(file, 2)
  const text = textOf(`instalment:${(await planOf(file)).id}:2:SOON`)
  expect(text).toContain('Plan öffnen und zahlen')
  expect(text).not.toContain('Karte')
})

describe('a card that is charged no more', () => {
  test('because the debtor removed it: the debtor, the creditor and the desk are told, once', async () => {
    const file = await saldo.onPlan()
    const card = await saldo.keep(file)
    const savedCardId = card?.savedCardId as never
    await saldo.own(file).removeCard({ savedCardId })
    await saldo.own(file).removeCard({ savedCardId })
    await saldo.drain()
    await tellCardEnd(saldo.house, { savedCardId, how: 'REMOVED' })
    await saldo.drain()
    expect(await mailed('card-stopped', file)).toHaveLength(1)
    const text = textOf(`card-stopped:${card?.savedCardId}:REMOVED`)
    for (const words of ['auf 4242 endet', 'Bitte zahlen Sie die nächste Rate über den Link', '1.000,00 €'])
      expect(text).toContain(words)
    const news = await mailed('card-stopped-news', file)
    expect(news.map(({ recipient }) => recipient).toSorted()).toEqual(
      [saldo.creditor.email, saldo.manager.email].toSorted(),
    )
    // What follows is the old way: a reminder with the link.
    await approach(file, 2)
    expect(textOf(`instalment:${(await planOf(file)).id}:2:SOON`)).toContain('Plan öffnen und zahlen')
  })

  test('because the account manager stopped it: the others are told, with the reason', async () => {
    const file = await saldo.onPlan()
    const card = await saldo.keep(file)
    const why = 'The debtor asked us to on the phone.'
    const stop = { caseId: file.caseId, savedCardId: card?.savedCardId as never, why }
    await saldo.callerAs(saldo.manager).payments.stopCard(stop)
    await saldo.drain()
    const text = textOf(`card-stopped:${card?.savedCardId}:STOPPED`)
    expect(text).toContain('Marta Ferrer hat das Abbuchen von der Karte angehalten')
    expect(text).toContain(why)
    const news = await mailed('card-stopped-news', file)
    expect(news.map(({ recipient }) => recipient)).toEqual([saldo.creditor.email])
  })

  test('because it ends: the debtor has its own mail, creditor and desk theirs', async () => {
    const file = await saldo.onPlan()
    const card = await saldo.keep(file)
    const { instalments } = await planOf(file)
    const dueOn = instalments.find(({ number }) => number === 2)?.dueOn ?? ''
    const lastMonth = new Date(Date.UTC(Number(dueOn.slice(0, 4)), Number(dueOn.slice(5, 7)) - 2, 1))
    await saldo.house.db.savedCard.update({
      where: { id: card?.savedCardId ?? '' },
      data: { expiryMonth: lastMonth.getUTCMonth() + 1, expiryYear: lastMonth.getUTCFullYear() },
    })
    await saldo.dawn(file, 2, -5)
    await chargeInstalments(saldo.house)
    await chargeInstalments(saldo.house)
    await saldo.drain()
    expect(await mailed('card-ends', file)).toHaveLength(1)
    expect(await mailed('card-stopped', file)).toHaveLength(0)
    expect(await mailed('card-stopped-news', file)).toHaveLength(2)
  })
})
