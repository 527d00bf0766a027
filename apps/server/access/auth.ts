import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { twoFactor } from 'better-auth/plugins'
import { isLanguage, type Language, languages } from '#shared/languages.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'

/**
 * Sign-in is better-auth's work: passwords, passkeys, one-time codes, resets, sessions.
 * Who a signed-in person is to us is decided in actor.ts.
 */
export function openAuth(house: Pick<House, 'config' | 'db' | 'jobs' | 'clock' | 'log'>) {
  const { config, db } = house
  const languageOf = (user: { language?: string | null }): Language =>
    isLanguage(user.language) ? user.language : 'en'
  const owe = (
    kind: 'password-reset' | 'verify-email',
    user: { email: string; name: string; language?: string | null },
    url: string,
    token: string,
  ) =>
    db.$transaction((tx) =>
      oweMail(house, tx, {
        key: `${kind}:${token.slice(-24)}`,
        kind,
        recipient: user.email,
        language: languageOf(user),
        data: { name: user.name },
        secrets: { url },
      }),
    )

  return betterAuth({
    appName: 'Saldo',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    trustedOrigins: [config.publicUrl],
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    user: {
      additionalFields: {
        language: { type: [...languages], required: false, defaultValue: 'en', input: true },
        staffRole: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3_600,
      sendResetPassword: async ({ user, token }) => {
        const url = `${config.publicUrl}/app/new-password?token=${encodeURIComponent(token)}`
        await owe('password-reset', user, url, token)
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: 86_400,
      sendVerificationEmail: async ({ user, url, token }) => {
        await owe('verify-email', user, url, token)
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24, freshAge: 60 * 15 },
    rateLimit: { enabled: config.production, storage: 'database', window: 60, max: 60 },
    advanced: {
      useSecureCookies: config.publicUrl.startsWith('https://'),
      cookiePrefix: 'saldo',
      ipAddress: { ipAddressHeaders: ['x-saldo-ip'] },
      database: {
        generateId: ({ model }) =>
          model === 'user' ? newId('user', Date.parse(house.clock.now())) : crypto.randomUUID(),
      },
    },
    plugins: [
      twoFactor({ issuer: 'Saldo' }),
      passkey({
        rpID: new URL(config.publicUrl).hostname,
        rpName: 'Saldo',
        origin: config.publicUrl,
      }),
    ],
  })
}

export type Auth = ReturnType<typeof openAuth>
