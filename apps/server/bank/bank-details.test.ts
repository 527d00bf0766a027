import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Creditor } from '#shared/access/actor.ts'
import { openBrowsers, password, signUp } from '../access/browser.test-kit.ts'
import { totpCode } from '../access/totp-code.test-kit.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { detailsInForce } from './details-in-force.ts'

let saldo: TestHouse
let owner: Creditor
let codes: (ahead?: number) => string
beforeAll(async () => {
  saldo = await openTestHouse({ TRUSTED_PROXIES: '1' })
  const vega = await saldo.addCreditor('Aceros Vega SL')
  owner = await withSecondFactor(vega)
})
afterAll(() => saldo.close())

/** An owner who signs in like anybody, with an app that shows six digits. */
async function withSecondFactor({ creditorId }: Creditor): Promise<Creditor> {
  const browser = openBrowsers(saldo.house)()
  const email = await signUp(browser)
  const { body } = await browser.auth('/two-factor/enable', { password })
  const uri = String(body.totpURI)
  await browser.auth('/two-factor/verify-totp', { code: totpCode(uri) })
  codes = (ahead = 0) => totpCode(uri, Date.now() + ahead * 30_000)
  const user = await saldo.house.db.user.findUniqueOrThrow({ where: { email } })
  const { userId, name } = { userId: user.id as Creditor['userId'], name: user.name }
  await saldo.house.db.membership.create({
    data: { id: `mbr_${user.id}`, userId, creditorId, role: 'owner' },
  })
  return { kind: 'creditor', userId, name, email, creditorId, role: 'owner', language: 'en' }
}

const details = (over: object = {}) => ({
  iban: 'ES91 2100 0418 4502 0005 1332',
  holder: 'Aceros Vega S.L.',
  town: 'Bilbao',
  country: 'ES',
  code: codes(),
  ...over,
})
const bankOf = (who: Creditor) => saldo.callerAs(who).bankDetails
const inForce = () => detailsInForce(saldo.house.db, owner.creditorId, saldo.house.clock.now())

test('bank details need the second factor at that moment, each code once', async () => {
  const [other] = await saldo.house.db.user.findMany({ where: { name: 'Owner of Aceros Vega SL' } })
  const without: Creditor = { ...owner, userId: other?.id as Creditor['userId'] }
  await expect(bankOf(without).enter(details())).rejects.toMatchObject(refused('bankDetails.noSecondFactor'))
  await expect(bankOf(owner).enter(details({ code: '000000' }))).rejects.toMatchObject(
    refused('bankDetails.wrongCode'),
  )
  const member = await saldo.addMember(owner, 'Pablo Ruiz')
  await expect(bankOf(member).enter(details())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const code = codes()
  await bankOf(owner).enter(details({ code }))
  await expect(bankOf(owner).enter(details({ code }))).rejects.toMatchObject(refused('bankDetails.wrongCode'))
})

test('they wait for a day, and everybody who could say no hears of them', async () => {
  expect(await inForce()).toBeNull()
  await saldo.drain()
  expect(saldo.mails.filter(({ key }) => key.startsWith('bank-details-changed'))).toHaveLength(2)
  expect(saldo.mails.at(-1)?.text).not.toContain('0418')
  saldo.clock.forward(86_400)
  expect(await inForce()).toMatchObject({ iban: 'ES9121000418450200051332' })
})

test('a change is told to the old address too, and any person of the company takes it back', async () => {
  // Whoever entered the old ones has left the company.
  await saldo.house.db.membership.deleteMany({ where: { userId: owner.userId } })
  await saldo.house.db.bankDetails.updateMany({ data: { enteredByEmail: 'old@vega.example' } })
  await saldo.house.db.membership.create({
    data: { id: 'mbr_again', userId: owner.userId, creditorId: owner.creditorId, role: 'owner' },
  })
  const { detailsId } = await bankOf(owner).enter(
    details({ iban: 'DE89 3704 0044 0532 0130 00', code: codes(1) }),
  )
  await saldo.drain()
  expect(saldo.mails.map(({ to }) => to)).toContain('old@vega.example')
  expect(await inForce()).toMatchObject({ iban: 'ES9121000418450200051332' })
  const stranger = await saldo.addCreditor('Nordlicht Textil GmbH')
  await expect(bankOf(stranger).takeBack({ detailsId })).rejects.toMatchObject(refused('bankDetails.tooLate'))
  const member = await saldo.addMember(owner, 'Nuria Gil')
  await bankOf(member).takeBack({ detailsId })
  saldo.clock.forward(90_000)
  expect(await inForce()).toMatchObject({ iban: 'ES9121000418450200051332' })
  const { details: all } = await bankOf(owner).own()
  expect(all.map(({ status }) => status)).toEqual(['CANCELLED', 'ACTIVE'])
})

test('a holder of another name waits for the desk', async () => {
  const { detailsId } = await bankOf(owner).enter(details({ holder: 'Lucía Vega', code: codes(-1) }))
  saldo.clock.forward(90_000)
  expect(await inForce()).toMatchObject({ holder: 'Aceros Vega S.L.' })
  const marta = await saldo.addStaff('manager', 'Marta Ferrer')
  const desk = saldo.callerAs(marta).bankDetails
  expect(await desk.toCheck()).toMatchObject([{ detailsId, company: 'Aceros Vega SL', holder: 'Lucía Vega' }])
  await desk.checkHolder({ detailsId, decision: 'CHECKED' })
  await expect(desk.checkHolder({ detailsId, decision: 'REFUSED' })).rejects.toMatchObject(
    refused('bankDetails.notWaiting'),
  )
  expect(await inForce()).toMatchObject({ holder: 'Lucía Vega' })
  await expect(bankOf(owner).takeBack({ detailsId })).rejects.toMatchObject(refused('bankDetails.tooLate'))
})

test('the database itself keeps the waiting day, and the account as it was entered', async () => {
  const { db, clock } = saldo.house
  const [row] = await db.bankDetails.findMany({ take: 1 })
  if (!row) throw new Error('There is one')
  const early = {
    ...row,
    id: 'bkd_early',
    enteredAt: new Date(clock.now()),
    activeFrom: new Date(clock.now()),
  }
  await expect(db.bankDetails.create({ data: early })).rejects.toThrow()
  await expect(
    db.bankDetails.update({ where: { id: row.id }, data: { iban: 'BE68539007547034' } }),
  ).rejects.toThrow()
})
