import { renderSVG } from 'uqr'
import { formatInstant, type Instant } from '#shared/dates.ts'
import { direction, type Language, localeOf } from '#shared/languages.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import type { Agency } from './agency.ts'
import type { Paper, PdfStandard } from './pdf.ts'
import { wordsFor } from './words.ts'

/** `ltr` marks a code, an address or a telephone number: it reads from left to right in every language. */
export type Fact = { label: string; value: string; ltr?: boolean }

/** A cell of a table; `below` stands under its words in small print, each piece of it whole on one line. */
export type PaperCell = string | { text: string; below: { label: string; numbers: string[] } }

/** The numbers under which something is posted, for a paper: whoever reads one can ask for it or open it. */
export const postingsLine = (postingIds: readonly string[], language: Language) => ({
  label: wordsFor(language, 'papers')('frame.postings'),
  numbers: postingIds.map(postingNumber),
})

/** A cell with the postings that its line is made of; where nothing is posted yet, the words alone. */
export const withPostings = (text: string, postingIds: readonly string[], language: Language): PaperCell =>
  postingIds.length === 0 ? text : { text, below: postingsLine(postingIds, language) }

export type PaperParts = {
  template: string
  language: Language
  title: string
  /** Becomes the date of the file, so that the same paper printed again is the same file. */
  issuedAt: Instant
  agency: Agency
  standard?: PdfStandard
  content: object
}

/** The frame that every paper shares, around the content of one. */
export function paperOf({
  template,
  language,
  title,
  issuedAt,
  agency,
  standard,
  content,
}: PaperParts): Paper {
  const words = wordsFor(language, 'papers')
  return {
    template,
    language,
    ...(standard && { standard }),
    data: {
      ...content,
      language,
      direction: direction(language),
      title,
      issuedAt,
      agency,
      // The template fills the places itself: only it knows how many pages there are.
      page: words('frame.page', { page: '{page}', pages: '{pages}' }),
      footer: [
        words('frame.complaint', { email: agency.email, phone: phoneText(agency.phone) }),
        `${agency.name} · ${agency.register}`,
      ],
    },
  }
}

/** A telephone number that no line break takes apart. */
export const phoneText = (phone: string) => phone.replaceAll(' ', '\u00a0')

export const qrCode = (text: string) => renderSVG(text, { ecc: 'M', border: 0 })

export function countryName(country: string, language: Language): string {
  return new Intl.DisplayNames([localeOf(language)], { type: 'region' }).of(country) ?? country
}

/** A moment with the name of its zone, as a signature needs it. */
export function formatMoment(at: Instant, language: Language, timeZone = 'UTC'): string {
  return `${formatInstant(at, language, timeZone)} ${timeZone}`
}
