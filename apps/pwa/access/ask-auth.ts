import { sayInvalid, type Words } from '#pwa/app/fault.ts'

/** A no of the sign-in service: its code is the key of the sentence under `fault` in access.json. */
export class AuthFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Asks the sign-in service (better-auth) something: without a body it reads, with one it changes. */
export async function askAuth<T = unknown>(path: string, body?: object): Promise<T> {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {}
  const response = await fetch(`/api/auth${path}`, init).catch(() => {
    throw new AuthFault('NETWORK')
  })
  const text = await response.text()
  const answer: unknown = /^[[{]/.test(text) ? JSON.parse(text) : null
  if (response.ok) return answer as T
  if (response.status === 429) throw new AuthFault('TOO_MANY')
  throw new AuthFault(codeOf(answer) ?? (response.status >= 500 ? 'BUG' : 'OTHER'))
}

function codeOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return null
  return typeof answer.code === 'string' ? answer.code : null
}

/** The reader's sentence for each code; codes that mean the same to them share one. */
const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'emailOrPassword',
  INVALID_PASSWORD: 'password',
  PASSWORD_TOO_SHORT: 'passwordShort',
  PASSWORD_TOO_LONG: 'passwordLong',
  INVALID_EMAIL: 'email',
  USER_ALREADY_EXISTS: 'known',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'known',
  INVALID_TOKEN: 'link',
  TOKEN_EXPIRED: 'link',
  USER_NOT_FOUND: 'link',
  INVALID_CODE: 'code',
  INVALID_BACKUP_CODE: 'backupCode',
  INVALID_TWO_FACTOR_COOKIE: 'startAgain',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'locked',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
  SESSION_NOT_FRESH: 'notFresh',
  SESSION_EXPIRED: 'notFresh',
  PASSKEY_NOT_FOUND: 'passkey',
  AUTHENTICATION_FAILED: 'passkey',
  PASSKEY_CANCELLED: 'passkeyCancelled',
  TOO_MANY: 'tooMany',
  NETWORK: 'network',
}

/** One sentence for a person, in the words of the namespace `access`. */
export function sayAuthFault(error: unknown, t: Words): string {
  const say = t as unknown as (key: string, options: { ns: string }) => string
  const name = error instanceof AuthFault ? (sentences[error.code] ?? 'other') : 'other'
  return say(`fault.${name}`, { ns: 'access' })
}

/** The sentence of a new password that its field refuses; how short is too short stands in the words. */
export function sayPassword(key: string | undefined, t: Words): string | undefined {
  return key === 'input.tooShort' ? sayAuthFault(new AuthFault('PASSWORD_TOO_SHORT'), t) : sayInvalid(key, t)
}

export const isFault = (error: unknown, code: string): boolean =>
  error instanceof AuthFault && error.code === code
