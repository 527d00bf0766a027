import { formatDay, type Day, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import type { Agency } from '../ports/agency.ts'
import { countryName, type Fact, formatMoment, paperOf } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { wordsFor } from '../ports/words.ts'

export type AgreementSection = { heading: string; paragraphs: string[] }

export type AgreementPaperData = {
  language: Language
  agency: Agency
  /** The version of the text, and the day from which it is offered. */
  version: string
  versionFrom: Day
  issuedAt: Instant
  /** null while the text is only being read. */
  creditor: { name: string; country: string; registration: string | null } | null
  sections: AgreementSection[]
  /** What the creditor allows us to agree to, in words and figures of the reader. */
  mandate: Fact[]
  signature: {
    name: string
    role: string
    at: Instant
    timeZone: string
    /** The internet address that the signature came from. */
    address: string
    textSha256: string
  } | null
}

/** The agreement as it is read before signing, and with the signature block once it is signed (A10). */
export function agreementPaper(data: AgreementPaperData): Paper {
  const { language, creditor, signature } = data
  const words = wordsFor(language, 'papers')
  const parties: Fact[] = [
    { label: words('agreement.agency'), value: `${data.agency.name}, ${data.agency.address}` },
    ...(creditor
      ? [
          {
            label: words('agreement.creditor'),
            value: [creditor.name, creditor.registration, countryName(creditor.country, language)]
              .filter((part) => part)
              .join(', '),
          },
        ]
      : []),
    {
      label: words('agreement.version'),
      value: `${data.version} (${formatDay(data.versionFrom, language)})`,
    },
  ]
  return paperOf({
    template: 'agreements/agreement-paper.typ',
    language,
    title: words('agreement.title'),
    issuedAt: data.issuedAt,
    agency: data.agency,
    // Kept for years after the last case is closed, so it is made for the archive.
    standard: 'a-2a',
    content: {
      parties,
      sections: data.sections,
      mandateTitle: words('agreement.mandateTitle'),
      mandateText: words('agreement.mandateText'),
      mandate: data.mandate,
      signatureTitle: words('agreement.signatureTitle'),
      unsigned: signature ? null : words('agreement.unsigned'),
      signature: signature
        ? {
            text: words('agreement.signed'),
            rows: [
              { label: words('agreement.signedBy'), value: signature.name },
              { label: words('agreement.role'), value: signature.role },
              {
                label: words('agreement.signedAt'),
                value: formatMoment(signature.at, language, signature.timeZone),
              },
              { label: words('agreement.address'), value: signature.address, ltr: true },
            ],
            hashLabel: words('agreement.hash'),
            hash: signature.textSha256,
          }
        : null,
    },
  })
}
