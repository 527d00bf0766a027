import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** A secret for a link or a cookie: 160 random bits, safe in an address (D9 asks for at least 128). */
export const newSecret = (): string => randomBytes(20).toString('base64url')

/** What is stored of a secret. It has full entropy, so a plain hash cannot be reversed. */
export const secretHash = (secret: string): string => hash('sha256', secret)

/** Compares without telling by its duration how much was right. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a as Buffer, b as Buffer)
}

/** The text of a signed cookie, `text.signature` (HMAC-SHA256 in base64), or null where the signature is not ours. */
export function signedText(signed: string, secret: string): string | null {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const text = signed.slice(0, dot)
  const signature = createHmac('sha256', secret).update(text).digest('base64')
  return sameSecret(signature, signed.slice(dot + 1)) ? text : null
}

const keyOf = (authSecret: string) =>
  Buffer.from(hkdfSync('sha256', authSecret, '', 'saldo outgoing mail', 32))

/** Keeps a secret in the database only as long as a mail waits, and unreadable without the server's own secret. */
export function seal(authSecret: string, plain: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(authSecret), iv)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

export function unseal(authSecret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(authSecret), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
