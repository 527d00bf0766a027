import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTry } from '../rate-limit.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { type Browser, openBrowsers } from './browser.test-kit.ts'
import { softAuthenticator } from './soft-authenticator.test-kit.ts'
import { totpCode } from './totp-code.test-kit.ts'

let saldo: TestHouse
let open: ReturnType<typeof openBrowsers>
const password = 'a long enough sentence'

beforeAll(async () => {
  saldo = await openTestHouse({ TRUSTED_PROXIES: '1' })
  open = openBrowsers(saldo.house)
})
afterAll(() => saldo.close())

let people = 0
async function signUp(browser: Browser) {
  const email = `person-${++people}@example.test`
  const answer = await browser.auth('/sign-up/email', { name: 'Lucía Vega', email, password, language: 'es' })
  expect(answer.status).toBe(200)
  return email
}

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

describe('the second factor', () => {
  async function enrol(browser: Browser) {
    const enabled = await browser.auth('/two-factor/enable', { password })
    const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] }
    const verified = await browser.auth('/two-factor/verify-totp', { code: totpCode(totpURI) })
    expect(verified.status).toBe(200)
    return { totpURI, backupCodes }
  }

  test('is asked for after the password, and takes the code of the app', async () => {
    const first = open()
    const email = await signUp(first)
    const { totpURI } = await enrol(first)
    expect(new URL(totpURI).searchParams.get('issuer')).toBe('Saldo')
    expect((await first.me()).kind).toBe('newcomer')

    const browser = open()
    const answer = await browser.auth('/sign-in/email', { email, password })
    expect(answer.body).toMatchObject({ twoFactorRedirect: true })
    expect((await browser.me()).kind).toBe('visitor')
    expect((await browser.auth('/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    // The code of the next half minute, since an app's clock may run a little ahead.
    const code = totpCode(totpURI, Date.now() + 30_000)
    expect((await browser.auth('/two-factor/verify-totp', { code })).status).toBe(200)
    expect((await browser.me()).kind).toBe('newcomer')
  })

  test('a backup code works once', async () => {
    const first = open()
    const email = await signUp(first)
    const { backupCodes } = await enrol(first)
    expect(backupCodes.length).toBe(10)
    const code = backupCodes[0]
    const browser = open()
    await browser.auth('/sign-in/email', { email, password })
    expect((await browser.auth('/two-factor/verify-backup-code', { code })).status).toBe(200)
    expect((await browser.me()).kind).toBe('newcomer')
    const again = open()
    await again.auth('/sign-in/email', { email, password })
    expect((await again.auth('/two-factor/verify-backup-code', { code })).status).toBe(401)
    const renewed = await browser.auth('/two-factor/generate-backup-codes', { password })
    expect((renewed.body as { backupCodes: string[] }).backupCodes).not.toContain(backupCodes[1])
  })

  test('is turned off with the password only', async () => {
    const browser = open()
    const email = await signUp(browser)
    await enrol(browser)
    expect((await browser.auth('/two-factor/disable', { password: 'wrong sentence' })).status).toBe(400)
    expect((await browser.auth('/two-factor/disable', { password })).status).toBe(200)
    expect((await open().auth('/sign-in/email', { email, password })).body).not.toHaveProperty(
      'twoFactorRedirect',
    )
  })
})

test('a passkey is made and signs in without a password', async () => {
  const { publicUrl } = saldo.house.config
  const phone = softAuthenticator(publicUrl)
  const first = open()
  const email = await signUp(first)
  const options = (await first.get('/passkey/generate-register-options')).body as { challenge: string }
  const made = await first.auth('/passkey/verify-registration', {
    response: phone.create(options),
    name: 'Phone',
  })
  expect(made.status).toBe(200)
  const list = await first.get('/passkey/list-user-passkeys')
  expect(list.body).toMatchObject([{ name: 'Phone' }])

  const browser = open()
  const request = (await browser.get('/passkey/generate-authenticate-options')).body as { challenge: string }
  const answer = await browser.auth('/passkey/verify-authentication', { response: phone.get(request) })
  expect(answer.status).toBe(200)
  expect(await browser.me()).toMatchObject({ kind: 'newcomer', email })

  const [{ id }] = list.body as unknown as [{ id: string }]
  expect((await browser.auth('/passkey/delete-passkey', { id })).status).toBe(200)
  const late = open()
  const refused = (await late.get('/passkey/generate-authenticate-options')).body as { challenge: string }
  expect((await late.auth('/passkey/verify-authentication', { response: phone.get(refused) })).status).toBe(
    401,
  )
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

test('staff of a real house reach only their own settings until they have a second factor', async () => {
  const real = await openTestHouse(production)
  try {
    const browser = openBrowsers(real.house)()
    const email = 'marta@saldo.test'
    await browser.auth('/sign-up/email', { name: 'Marta Ferrer', email, password })
    await real.house.db.user.update({ where: { email }, data: { staffRole: 'manager' } })
    expect((await browser.me()).kind).toBe('newcomer')
    const enabled = await browser.auth('/two-factor/enable', { password })
    await browser.auth('/two-factor/verify-totp', { code: totpCode(String(enabled.body.totpURI)) })
    expect((await browser.me()).kind).toBe('manager')
  } finally {
    await real.close()
  }
})

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://saldo.test',
  AUTH_SECRET: 'a secret of the test that nobody else knows',
  STRIPE_SECRET_KEY: 'sk_live_of_a_test',
  STRIPE_WEBHOOK_SECRET: 'whsec_of_a_test',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Saldo <office@saldo.test>',
  AGENCY_NAME: 'Saldo Recovery',
  AGENCY_ADDRESS: 'Calle Uno 1, Madrid',
  AGENCY_PHONE: '+34 910 000 000',
  AGENCY_EMAIL: 'office@saldo.test',
}

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
