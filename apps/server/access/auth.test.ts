import { afterAll, describe, expect, test } from 'vitest'
import { countTry } from '../rate-limit.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { openBrowsers, password, signUp } from './browser.test-kit.ts'

const saldo = await openTestHouse({ TRUSTED_PROXIES: '1' })
const open = openBrowsers(saldo.house)
afterAll(() => saldo.close())

/** The secret in the newest mail of a kind, as the reader would click it. */
async function linkIn(kind: string, to: string): Promise<URL> {
  await saldo.drain()
  const mail = saldo.mails.findLast((sent) => sent.to === to && sent.key.startsWith(kind))
  const url = /https?:\/\/\S+token=[\w.%-]+/.exec(mail?.text ?? '')?.[0]
  if (!url) throw new Error(`No link in a ${kind} mail to ${to}`)
  return new URL(url)
}

describe('sign up, in and out', () => {
  test('a new person is a newcomer with an id of ours, in their language', async () => {
    const browser = open()
    const email = await signUp(browser)
    expect(await browser.me()).toMatchObject({ kind: 'newcomer', name: 'Lucía Vega', language: 'es' })
    const user = await saldo.house.db.user.findUniqueOrThrow({ where: { email } })
    expect(user.id).toMatch(/^usr_[0-9a-z]{26}$/)
    expect(user.staffRole).toBeNull()
  })

  test('nobody makes themselves staff', async () => {
    const email = 'climber@example.test'
    await open().auth('/sign-up/email', { name: 'X', email, password, staffRole: 'admin', disabledAt: null })
    const user = await saldo.house.db.user.findUnique({ where: { email } })
    expect(user?.staffRole ?? null).toBeNull()
    const browser = open()
    await browser.auth('/sign-in/email', { email, password })
    await browser.auth('/update-user', { staffRole: 'admin' })
    expect((await saldo.house.db.user.findUnique({ where: { email } }))?.staffRole ?? null).toBeNull()
  })

  test('in with the right password, not with another, and out', async () => {
    const email = await signUp(open())
    const browser = open()
    expect((await browser.auth('/sign-in/email', { email, password: 'another sentence' })).status).toBe(401)
    expect((await browser.me()).kind).toBe('visitor')
    expect((await browser.auth('/sign-in/email', { email, password })).status).toBe(200)
    expect((await browser.me()).kind).toBe('newcomer')
    await browser.auth('/sign-out')
    expect((await browser.me()).kind).toBe('visitor')
  })

  test('a short password and a second account for one address are refused', async () => {
    const email = await signUp(open())
    const short = await open().auth('/sign-up/email', {
      name: 'X',
      email: 'new@example.test',
      password: 'short',
    })
    expect(short).toMatchObject({ status: 400, body: { code: 'PASSWORD_TOO_SHORT' } })
    const twice = await open().auth('/sign-up/email', { name: 'X', email, password })
    expect(twice).toMatchObject({ status: 422, body: { code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' } })
  })

  test('a request that another site sends with our cookies is refused', async () => {
    const browser = open()
    await signUp(browser)
    const body = { name: 'Somebody else' }
    const foreign = await browser.post('/api/auth/update-user', body, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect((await browser.auth('/update-user', body)).status).toBe(200)
  })

  test('a disabled account is nobody', async () => {
    const browser = open()
    const email = await signUp(browser)
    await saldo.house.db.user.update({ where: { email }, data: { disabledAt: new Date() } })
    expect((await browser.me()).kind).toBe('visitor')
  })
})

describe('links in mails', () => {
  test('the address is verified by the link, which signs nobody in', async () => {
    const email = await signUp(open())
    const link = await linkIn('verify-email', email)
    expect(link.pathname).toBe('/app/verify-email')
    const browser = open()
    expect((await browser.get(`/verify-email?token=${link.searchParams.get('token')}`)).status).toBe(200)
    expect((await saldo.house.db.user.findUniqueOrThrow({ where: { email } })).emailVerified).toBe(true)
    expect((await browser.me()).kind).toBe('visitor')
    expect((await browser.get('/verify-email?token=nonsense')).status).toBe(401)
  })

  test('a forgotten password is replaced once, and every session ends', async () => {
    const elsewhere = open()
    const email = await signUp(elsewhere)
    const browser = open()
    await browser.auth('/request-password-reset', { email })
    const token = (await linkIn('password-reset', email)).searchParams.get('token')
    const newPassword = 'another good sentence'
    expect((await browser.auth('/reset-password', { token, newPassword })).status).toBe(200)
    expect((await elsewhere.me()).kind).toBe('visitor')
    expect((await browser.auth('/sign-in/email', { email, password })).status).toBe(401)
    expect((await browser.auth('/sign-in/email', { email, password: newPassword })).status).toBe(200)
    expect((await browser.auth('/reset-password', { token, newPassword })).status).toBe(400)
  })

  test('an address without an account gets the same answer and no mail', async () => {
    const answer = await open().auth('/request-password-reset', { email: 'nobody@example.test' })
    expect(answer.status).toBe(200)
    await saldo.drain()
    expect(saldo.mails.filter(({ to }) => to === 'nobody@example.test')).toEqual([])
  })
})

test('sessions are listed, ended one by one, and all at once', async () => {
  const here = open()
  const email = await signUp(here)
  const [phone, tablet] = [open(), open()]
  for (const device of [phone, tablet]) await device.auth('/sign-in/email', { email, password })
  const sessions = (await here.get('/list-sessions')).body as unknown as { token: string }[]
  expect(sessions.length).toBe(3)
  await here.auth('/revoke-other-sessions')
  expect((await phone.me()).kind).toBe('visitor')
  expect((await here.me()).kind).toBe('newcomer')
  await tablet.auth('/sign-in/email', { email, password })
  await here.auth('/revoke-sessions')
  for (const device of [here, tablet]) expect((await device.me()).kind).toBe('visitor')
})

test('changing the password asks for the old one and ends the other sessions', async () => {
  const here = open()
  const email = await signUp(here)
  const phone = open()
  await phone.auth('/sign-in/email', { email, password })
  const change = { newPassword: 'a new good sentence', revokeOtherSessions: true }
  expect((await here.auth('/change-password', { ...change, currentPassword: 'wrong sentence' })).status).toBe(
    400,
  )
  expect((await here.auth('/change-password', { ...change, currentPassword: password })).status).toBe(200)
  expect((await phone.me()).kind).toBe('visitor')
  expect((await here.me()).kind).toBe('newcomer')
})

test('whoever guesses passwords from one address is stopped, others are not', async () => {
  const email = await signUp(open())
  const guesser = open('203.0.113.99')
  const guesses = { email, password: 'a guess' }
  expect((await guesser.auth('/sign-in/email', guesses)).status).toBe(401)
  // Tries without a password count as well, and cost no hashing.
  for (let tried = 0; tried < 199; tried++) await guesser.auth('/sign-in/email', {})
  expect((await guesser.auth('/sign-in/email', guesses)).status).toBe(429)
  expect((await open('203.0.113.100').auth('/sign-in/email', { email, password })).status).toBe(200)
})

test('one account is not guessed from many addresses', async () => {
  const email = await signUp(open())
  const what = { what: 'access.signIn', who: email, times: 300, seconds: 900 }
  for (let tried = 0; tried < 300; tried++) await countTry(saldo.house, what)
  expect((await open('203.0.113.101').auth('/sign-in/email', { email, password })).status).toBe(429)
  saldo.clock.forward(901)
  expect((await open('203.0.113.101').auth('/sign-in/email', { email, password })).status).toBe(200)
})

test('a bug of a screen is logged under its number, with its place and without its message', async () => {
  const lines: unknown[] = []
  const browser = openBrowsers({ ...saldo.house, log: (...line) => lines.push(line) })()
  const stack = ['/assets/cases-DkW1.js:1:2345']
  const good = { reference: 'a1b2c3d4', kind: 'TypeError', stack, message: 'Lucía owes 12 400' }
  expect((await browser.post('/api/faults', good)).status).toBe(204)
  expect(lines).toContainEqual(['error', 'app.fault', { reference: 'a1b2c3d4', kind: 'TypeError', stack }])
  const chatty = await browser.post('/api/faults', { ...good, stack: ['Lucía owes 12 400'] })
  expect(chatty.status).toBe(400)
})
