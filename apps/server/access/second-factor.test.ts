import { afterAll, describe, expect, test } from 'vitest'
import { openTestHouse } from '../testing/test-house.ts'
import { type Browser, openBrowsers, password, signUp } from './browser.test-kit.ts'
import { softAuthenticator } from './soft-authenticator.test-kit.ts'
import { totpCode } from './totp-code.test-kit.ts'

const saldo = await openTestHouse({ TRUSTED_PROXIES: '1' })
const open = openBrowsers(saldo.house)
afterAll(() => saldo.close())

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
