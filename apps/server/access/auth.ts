import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { passwordLength } from '#shared/access/password.ts'
import { isLanguage, type Language, languages } from '#shared/languages.ts'
import { newId } from '#shared/ids.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { faultOf, type Log } from '../log.ts'
import { countTry } from '../rate-limit.ts'
import { oweMail } from '../outgoing-mail.ts'
import { accountLimit, limitsOf } from './auth-limits.ts'
import { resetMinutes } from './people-mail-builders.ts'

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
    trustedOrigins: (request) => [config.publicUrl, ...(config.production ? [] : ownAddress(request))],
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    // Its own log names addresses; ours gets the kind and the place of a fault.
    logger: { disabled: true },
    onAPIError: { onError: (error) => noteFault(house.log, error) },
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
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      sendResetPassword: async ({ user, token }) => {
        const url = `${config.publicUrl}/app/new-password?token=${encodeURIComponent(token)}`
        await owe('password-reset', user, url, token)
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      // Whoever opens the mail proves the address, not that they know the password or hold the second factor.
      autoSignInAfterVerification: false,
      expiresIn: 86_400,
      sendVerificationEmail: async ({ user, token }) => {
        const url = `${config.publicUrl}/app/verify-email?token=${encodeURIComponent(token)}`
        await owe('verify-email', user, url, token)
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24, freshAge: 60 * 15 },
    rateLimit: { enabled: true, storage: 'database', ...limitsOf(config.production) },
    hooks: { before: createAuthMiddleware((request) => countSignIn(house, request)) },
    advanced: {
      // Said outright, because better-auth would leave both out of a test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
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

/** What the rest of the server asks of sign-in. */
export type Auth = {
  handler(request: Request): Promise<Response>
  api: { getSession(asked: { headers: Headers }): Promise<unknown> }
}

/** A demo is also opened from a phone in the same network, by the address of this machine. */
function ownAddress(request: Request | undefined): string[] {
  const host = request?.headers.get('host')
  return host ? [`http://${host}`] : []
}

/** Passwords of one account are not guessed from many addresses either. */
async function countSignIn(
  house: Pick<House, 'config' | 'db' | 'clock'>,
  request: { path?: string; body?: { email?: unknown } },
) {
  if (request.path !== '/sign-in/email' || typeof request.body?.email !== 'string') return
  const limit = accountLimit(house.config.production)
  try {
    await countTry(house, { what: 'access.signIn', who: request.body.email.toLowerCase(), ...limit })
  } catch (error) {
    if (isRefusal(error)) throw new APIError('TOO_MANY_REQUESTS')
    throw error
  }
}

/** An expected no of better-auth has a status below 500; only the rest is a fault. */
function noteFault(log: Log, error: unknown) {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 500) log('error', 'auth.fault', faultOf(error))
}
