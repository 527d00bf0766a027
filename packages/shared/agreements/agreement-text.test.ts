import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { languages } from '../languages.ts'
import { agreementText, agreementVersions, canonicalText, currentAgreementVersion } from './agreement-text.ts'

/** What was signed must stay what it was: a text that no longer has its fingerprint needs a version of its own. */
const fingerprints: Record<string, string> = {
  '2026-11/en': 'fa4239ef0b4ef9bd0157f3adfbc54ed22010cb1388f4b85f36577bbbb8a1ad6f',
  '2026-11/es': '7fd431d5295bb952a8182b74f5a20580e28b4b5b6a0372b44e9d94c6ac2482e3',
  '2026-11/de': 'ffd6167b5e7c249ffa4153f3a2bfa6c412ff97442dea657310320f5ee1ed2681',
  '2026-11/ar': '33f7dc7916a23ba0f1d01f140514b31ab30546b60a787a83062be0c6e190a4f7',
  '2026-11-2/en': '31b3d1d58a8008671cda3edec39d5483c071b0a7e6418a0c92079fa5cb7735a2',
  '2026-11-2/es': '477a650e590a7d523a73da35bd9664fcd2cde643fb65f6d68d967eabe8d77ba5',
  '2026-11-2/de': '5edfbb7fc22d823af7d4c7936cdd70fba0446b9b4f2f46db2e33470278a6650d',
  '2026-11-2/ar': '8e69a6e70c26a8637a93502f1d63ec5276fa9ae71b6d797a5f1f9caba43bea6e',
}

describe('the text of the agreement', () => {
  test.each(
    agreementVersions.flatMap((version) => languages.map((language) => [version, language] as const)),
  )('version %s in %s is word for word what its fingerprint says', (version, language) => {
    const sha256 = createHash('sha256')
      .update(canonicalText(agreementText(language, version)))
      .digest('hex')
    expect(sha256).toBe(fingerprints[`${version}/${language}`])
  })

  test.each(languages)('in %s it has the same clauses and paragraphs as in English', (language) => {
    const shape = (of: typeof language) =>
      agreementText(of).clauses.map(({ id, paragraphs }) => ({ id, paragraphs: paragraphs.length }))
    expect(shape(language)).toEqual(shape('en'))
    expect(agreementText(language).preface).toHaveLength(agreementText('en').preface.length)
  })

  test.each(languages)('in %s it names the limit of 50,000 EUR and the 48 hours', (language) => {
    const words = (clause: string) =>
      agreementText(language)
        .clauses.find(({ id }) => id === clause)
        ?.paragraphs.join(' ')
    expect(words('authority')).toMatch(/50[.,]000/)
    expect(words('no-legal-action')).toMatch(/50[.,]000/)
    expect(words('direct-payments')).toMatch(/48/)
  })

  test('refuses a version that was never offered', () => {
    expect(() => agreementText('en', '1999-01')).toThrow(RangeError)
    expect(agreementVersions).toContain(currentAgreementVersion)
  })
})
