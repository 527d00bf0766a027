import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Staff } from '#shared/access/actor.ts'
import { type CompanyInput, declarationVersion } from '#shared/access/company-input.ts'
import { type CreditorId, newId, type UserId } from '#shared/ids.ts'
import { secretHash } from '../secrets.ts'
import { mailBuilders } from '../mail-builders.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { sendDailyNews } from './daily-news.ts'
import { actorOf as findActor } from './who.ts'

let saldo: TestHouse
let marta: Staff
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer', ['es', 'en'])
})
afterAll(() => saldo.close())

const actorOf = async (house: TestHouse['house'], userId: UserId): Promise<Actor> => {
  const actor = await findActor(house, userId)
  if (!actor) throw new Error('Nobody')
  return actor
}

type Newcomer = Extract<Actor, { kind: 'newcomer' }>
async function newcomer(name: string, language: 'en' | 'es' | 'de' = 'es'): Promise<Newcomer> {
  const userId = newId('user', Date.parse(saldo.house.clock.now())) as UserId
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.test`
  await saldo.house.db.user.create({ data: { id: userId, name, email, language } })
  return { kind: 'newcomer', userId, name, email, language }
}

const vega: CompanyInput = {
  name: 'Aceros Vega SL',
  country: 'ES',
  actingAs: 'company',
  number: 'b-12345674',
  declaration: declarationVersion,
}
const numbers = ['A12345674', 'DE136695976', 'BE0776091951']
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error: { cause?: { code?: string }; code: string }) => error.cause?.code ?? error.code,
  )

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
    const answer = await saldo.callerAs(await actorOf(saldo.house, lucia.userId)).access.me()
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
    expect(await actorOf(saldo.house, anke.userId)).toMatchObject({
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
    expect((await actorOf(saldo.house, person.userId)).kind).toBe('newcomer')
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
    const call = saldo.callerAs(person).access.registerCompany({ ...vega, number: numbers[0] ?? '' })
    expect(await refusalOf(call)).toBe('access.staffOnly')
  })
})

describe('colleagues', () => {
  async function invited(email: string, role: 'owner' | 'member' = 'member') {
    const owner = await saldo.addCreditor(`Company of ${email}`)
    const { id } = await saldo.callerAs(owner).access.invite({ email, role })
    return { owner, id, token: await tokenFor(email) }
  }
  async function tokenFor(email: string): Promise<string> {
    await saldo.drain()
    const mail = saldo.mails.findLast(({ to }) => to === email)
    const token = /\/app\/invitation\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (!token) throw new Error(`No invitation to ${email}`)
    return token
  }

  test('an invitation is read without an account and accepted by the person it was sent to', async () => {
    const tomas = await newcomer('Tomás Vega')
    const { owner, token } = await invited(tomas.email)
    const read = await saldo.callerAs({ kind: 'visitor', language: 'es' }).access.readInvitation({ token })
    expect(read).toMatchObject({
      company: `Company of ${tomas.email}`,
      inviter: owner.name,
      hasAccount: true,
    })
    await saldo.callerAs(tomas).access.acceptInvitation({ token })
    expect(await actorOf(saldo.house, tomas.userId)).toMatchObject({
      kind: 'creditor',
      role: 'member',
      creditorId: owner.creditorId,
    })
    expect(await refusalOf(saldo.callerAs(tomas).access.readInvitation({ token }))).toBe(
      'access.invitationGone',
    )
    const { people } = await saldo.callerAs(owner).access.members({})
    expect(people.map(({ email }) => email)).toContain(tomas.email)
  })

  test('works for no other address, not after seven days, not when withdrawn, not when renewed', async () => {
    const [right, wrong] = [await newcomer('Right Person'), await newcomer('Wrong Person')]
    const { owner, token } = await invited(right.email)
    expect(await refusalOf(saldo.callerAs(wrong).access.acceptInvitation({ token }))).toBe(
      'access.invitationOtherEmail',
    )
    const again = await saldo.callerAs(owner).access.invite({ email: right.email, role: 'owner' })
    expect(await refusalOf(saldo.callerAs(right).access.acceptInvitation({ token }))).toBe(
      'access.invitationGone',
    )
    const renewed = await tokenFor(right.email)
    saldo.clock.forward(7 * 86_400 + 1)
    expect(await refusalOf(saldo.callerAs(right).access.acceptInvitation({ token: renewed }))).toBe(
      'access.invitationGone',
    )
    const { invitations } = await saldo.callerAs(owner).access.members({})
    expect(invitations).toMatchObject([{ id: again.id, isExpired: true }])
    await saldo.callerAs(owner).access.revokeInvitation({ invitationId: again.id as never })
    expect((await saldo.callerAs(owner).access.members({})).invitations).toEqual([])
  })

  test('a member is not invited twice, and a member invites nobody', async () => {
    const owner = await saldo.addCreditor('Twice SL')
    expect(await refusalOf(saldo.callerAs(owner).access.invite({ email: owner.email, role: 'member' }))).toBe(
      'access.alreadyMember',
    )
    const member = { ...owner, role: 'member' as const }
    expect(
      await refusalOf(saldo.callerAs(member).access.invite({ email: 'x@example.test', role: 'member' })),
    ).toBe('FORBIDDEN')
  })

  test('the last owner stays, even when two owners remove each other at once', async () => {
    const guest = await newcomer('Second Owner')
    const { owner, token } = await invited(guest.email, 'owner')
    const caller = saldo.callerAs(owner).access
    expect(await refusalOf(caller.removeMember({ userId: owner.userId }))).toBe('access.lastOwner')
    await saldo.callerAs(guest).access.acceptInvitation({ token })
    const second = { ...owner, userId: guest.userId }
    const outcomes = await Promise.allSettled([
      caller.removeMember({ userId: guest.userId }),
      saldo.callerAs(second).access.removeMember({ userId: owner.userId }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const owners = await saldo.house.db.membership.count({
      where: { creditorId: owner.creditorId, role: 'owner' },
    })
    expect(owners).toBe(1)
  })

  test('a stranger neither sees nor touches the people of another company', async () => {
    const { owner, id } = await invited('colleague@example.test')
    const stranger = await saldo.addCreditor('Stranger SL')
    const caller = saldo.callerAs(stranger).access
    const creditorId = owner.creditorId
    expect(await refusalOf(caller.members({ creditorId }))).toBe('access.notFound')
    expect(await refusalOf(caller.company({ creditorId }))).toBe('access.notFound')
    expect(await refusalOf(caller.revokeInvitation({ invitationId: id as never }))).toBe('access.notFound')
    expect(await refusalOf(caller.removeMember({ userId: owner.userId }))).toBe('access.notFound')
    expect((await caller.members({})).people.map(({ id: userId }) => userId)).toEqual([stranger.userId])
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
