import { createHash } from 'node:crypto'
import { agreementText, canonicalText } from '#shared/agreements/agreement-text.ts'
import type { Language } from '#shared/languages.ts'

/** SHA-256 of the very words of a version in one language, in hex: what a signature is bound to. */
export const agreementSha256 = (language: Language, version: string): string =>
  createHash('sha256')
    .update(canonicalText(agreementText(language, version)), 'utf8')
    .digest('hex')
