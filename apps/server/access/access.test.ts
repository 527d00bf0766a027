import { afterAll, describe, expect, test } from 'vitest'
import { type CompanyInput, declarationVersion } from '#shared/access/company-input.ts'
import { type CreditorId, newId } from '#shared/ids.ts'
import { mailBuilders } from '../mail-builders.ts'
import { secretHash } from '../secrets.ts'
import { addCase } from '../testing/cases.ts'
import { type Newcomer, openAccess, refusalOf } from './access.test-kit.ts'
import { sendDailyNews } from './daily-news.ts'

const { saldo, marta, newcomer, actorOf } = await openAccess()
afterAll(() => saldo.close())

const vega: CompanyInput = {
  name: 'Aceros Vega SL',
  country: 'ES',
  actingAs: 'company',
  number: 'b-12345674',
  declaration: declarationVersion,
}

describe('me', () => {
  test('a visitor is told that nobody is signed in, and in a demo as whom one may sign in', async () => {
    const answer = await saldo.callerAs({ kind: 'visitor', language: 'de' }).access.me()
    expect(answer.actor).toEqual({ kind: 'visitor', language: 'de' })
    expect(answer.person).toBeNull()
    expect(answer.demo?.people.map(({ email }) => email)).toContain('marta@saldo.example')
    expect(answer.support.email).toBe('office@saldo.example')
  })

  test('whoever is signed in is shown their company and who looks after it, and no passwords', async () => {
    const lucia = await newcomer('Lucía Vega')
    await saldo.callerAs(lucia).access.registerCompany(vega)
    const answer = await saldo.callerAs(await actorOf(lucia.userId)).access.me()
    expect(answer.company).toMatchObject({ name: 'Aceros Vega SL', manager: { name: 'Marta Ferrer' } })
    expect(answer.person).toMatchObject({ theme: 'system', mailNews: 'now', secondFactorNeeded: false })
    expect(answer.demo?.people).toEqual([])
  })
})

describe('registering a company', () => {
  test('stores the number normalised, the declaration with its version, and makes the newcomer an owner', async () => {
    const anke = await newcomer('Anke Petersen', 'de')
    const answer = await saldo.callerAs(anke).access.registerCompany({
      ...vega,
      name: 'Nordlicht Textil GmbH',
      country: 'DE',
      number: '136 695 976',
    })
    const row = await saldo.house.db.creditor.findUniqueOrThrow({ where: { id: answer.creditorId } })
    expect(row).toMatchObject({
      registrationKind: 'vat',
      registrationNumber: 'DE136695976',
      language: 'de',
      declaredVersion: declarationVersion,
      declaredById: anke.userId,
      managerId: marta.userId,
    })
    expect(await actorOf(anke.userId)).toMatchObject({
      kind: 'creditor',
      role: 'owner',
      creditorId: answer.creditorId,
    })
  })

  test.each([
    [{ actingAs: 'consumer' }, 'access.consumer'],
    [{ number: 'B12345675' }, 'people.numberCheckDigit'],
    [{ number: 'DE136695976' }, 'people.numberOtherCountry'],
    [{ number: '12345678Z' }, 'people.numberPerson'],
    [{ number: 'ESB12345674' }, 'access.companyKnown'],
    [{ declaration: 'never' }, 'BAD_REQUEST'],
  ] as const)('refuses %j', async (change, code) => {
    const person = await newcomer(`Refused ${code}`)
    const input = { ...vega, ...change } as CompanyInput
    expect(await refusalOf(saldo.callerAs(person).access.registerCompany(input))).toBe(code)
    expect((await actorOf(person.userId)).kind).toBe('newcomer')
  })

  test('a double tap makes one company', async () => {
    const pieter = await newcomer('Pieter Claes')
    const caller = saldo.callerAs(pieter).access
    const brasserie = { ...vega, name: 'Brasserie du Canal SRL', country: 'BE', number: 'BE0776091951' }
    const answers = await Promise.all([caller.registerCompany(brasserie), caller.registerCompany(brasserie)])
    expect(answers[0]).toEqual(answers[1])
    expect(await saldo.house.db.membership.count({ where: { userId: pieter.userId } })).toBe(1)
  })

  test('takes over the quote that led here, and nobody else takes it again', async () => {
    const quoteId = await quoteWith('secret-of-the-quote')
    const [first, second] = [await newcomer('First Comer'), await newcomer('Second Comer')]
    const input = { ...vega, name: 'Ferralla Uno SL', number: 'B12345682', quote: 'secret-of-the-quote' }
    const mine = await saldo.callerAs(first).access.registerCompany(input)
    expect(mine.quoteId).toBe(quoteId)
    const theirs = await saldo.callerAs(second).access.registerCompany({ ...input, number: 'B12345690' })
    expect(theirs.quoteId).toBeNull()
    const quote = await saldo.house.db.quote.findUniqueOrThrow({ where: { id: quoteId } })
    expect(quote.creditorId).toBe(mine.creditorId)
  })

  test('somebody of the desk has no company', async () => {
    const person: Newcomer = { ...marta, kind: 'newcomer' }
    const call = saldo.callerAs(person).access.registerCompany({ ...vega, number: 'A12345674' })
    expect(await refusalOf(call)).toBe('access.staffOnly')
  })
})

test('settings are one’s own', async () => {
  const person = await newcomer('Settings Person')
  const caller = saldo.callerAs(person).access
  await caller.saveSettings({ name: ' New Name ', language: 'de', theme: 'dark', mailNews: 'daily' })
  const row = await saldo.house.db.user.findUniqueOrThrow({ where: { id: person.userId } })
  expect(row).toMatchObject({ name: 'New Name', language: 'de', theme: 'dark', mailNews: 'daily' })
  expect(await refusalOf(caller.saveSettings({ theme: 'pink' as never }))).toBe('BAD_REQUEST')
})

test('whoever wants news once a day gets the messages of a day in one mail, and asks for that themselves', async () => {
  const owner = await saldo.addCreditor('Daily SL')
  const write = async (text: string) => {
    const caseId = await addCase(saldo.house, owner.creditorId)
    await saldo.house.db.case.update({ where: { id: caseId }, data: { enteredById: owner.userId } })
    const messageId = newId('message', Date.parse(saldo.house.clock.now()))
    await saldo.callerAs(marta).contact.writeToCreditor({ caseId, messageId, text })
    await saldo.drain()
    return saldo.mails.filter(({ to }) => to === owner.email)
  }
  expect(await write('At once')).toHaveLength(1)
  await saldo.callerAs(owner).access.saveSettings({ mailNews: 'daily' })
  expect(await write('Later, one')).toHaveLength(1)
  expect(await write('Later, two')).toHaveLength(1)

  await sendDailyNews(saldo.house, mailBuilders)
  await sendDailyNews(saldo.house, mailBuilders)
  await saldo.drain()
  const [atOnce, together, ...more] = saldo.mails.filter(({ to }) => to === owner.email)
  expect(more).toEqual([])
  expect(together?.text.split(atOnce?.subject ?? '-')).toHaveLength(3)
})

test('the desk sees its people', async () => {
  const staff = await saldo.callerAs(marta).access.staff()
  expect(staff).toContainEqual(
    expect.objectContaining({ name: 'Marta Ferrer', staffRole: 'manager', isActive: true }),
  )
})

async function quoteWith(secret: string): Promise<string> {
  const id = newId('quote', Date.parse(saldo.house.clock.now()))
  await saldo.house.db.quote.create({
    data: {
      id,
      number: `SQ-${id.slice(-6)}`,
      tokenHash: secretHash(secret),
      creditorId: null as CreditorId | null,
      creditorName: 'Ferralla Uno SL',
      creditorCountry: 'ES',
      debtorName: 'Bau Adler GmbH',
      debtorCountry: 'DE',
      principalMinor: 1_240_000n,
      currency: 'EUR',
      dueOn: '2026-03-01',
      language: 'es',
      tariff: 'example-1',
      feeNumerator: '10',
      feeDenominator: '100',
      issuedOn: '2026-11-21',
      validUntilOn: '2026-12-21',
      result: {},
      status: 'ISSUED',
    },
  })
  return id
}
