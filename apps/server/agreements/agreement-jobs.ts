import { agreementOfferedFrom, agreementText } from '#shared/agreements/agreement-text.ts'
import { mandateLines } from '#shared/agreements/mandate-lines.ts'
import { timeZone } from '#shared/countries.ts'
import { day, instant } from '#shared/dates.ts'
import { isLanguage, type Language, localeOf } from '#shared/languages.ts'
import { formatMoney } from '#shared/money.ts'
import { percentText } from '#shared/interest/statutory-rate.ts'
import { formatPercent } from '#shared/percent.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import type { House } from '../house.ts'
import type { Fact } from '../ports/paper.ts'
import { renderPdf } from '../ports/pdf.ts'
import { wordsFor } from '../ports/words.ts'
import { agreementPaper } from './agreement-paper.ts'
import { mandateOf } from './agreement-queries.ts'

export type AgreementPaper = { key: string; sha256: string; number: string }

/** Prints the signed agreement and keeps it with its fingerprint. Printed once; a repeat finds it. */
export async function printAgreement(house: House, agreementId: string): Promise<AgreementPaper> {
  const row = await house.db.agreement.findUniqueOrThrow({
    where: { id: agreementId },
    include: { creditor: true },
  })
  const { number, creditor } = row
  if (row.paperKey && row.paperSha256) return { key: row.paperKey, sha256: row.paperSha256, number }
  const language = isLanguage(row.language) ? row.language : 'en'
  const signedAt = instant(row.signedAt.toISOString())
  const text = agreementText(language, row.textVersion)
  const words = wordsFor(language, 'agreements')
  const paper = agreementPaper({
    language,
    agency: house.config.agency,
    version: row.textVersion,
    versionFrom: agreementOfferedFrom(row.textVersion),
    issuedAt: signedAt,
    creditor: { name: creditor.name, country: creditor.country, registration: creditor.registrationNumber },
    sections: [
      { heading: words('paper.preface'), paragraphs: [...text.preface] },
      ...text.clauses.map((clause, place) => ({
        heading: `${place + 1}. ${clause.heading}`,
        paragraphs: clause.paragraphs.map((paragraph, line) => `${place + 1}.${line + 1} ${paragraph}`),
      })),
    ],
    mandate: [
      { label: words('paper.number'), value: number, ltr: true },
      { label: words('paper.tariff'), value: tariffOn(day(row.signedOn)).version, ltr: true },
      ...mandateFacts(row.mandate, language),
    ],
    signature: {
      name: row.signerName,
      role: row.signerRole,
      at: signedAt,
      timeZone: timeZone(creditor.country),
      address: row.ipAddress,
      textSha256: row.textSha256,
    },
  })
  const stored = await house.files.put(await renderPdf(paper))
  await house.db.agreement.updateMany({
    where: { id: agreementId, paperKey: null },
    data: { paperKey: stored.key, paperSha256: stored.sha256 },
  })
  return { key: stored.key, sha256: stored.sha256, number }
}

function mandateFacts(stored: unknown, language: Language): Fact[] {
  const say = wordsFor(language, 'agreements')
  const list = new Intl.ListFormat(localeOf(language))
  return mandateLines(mandateOf(stored), {
    say,
    euros: (amount) => formatMoney(amount, 'EUR', language),
    percent: (hundredths) => formatPercent(percentText(hundredths), language),
    list: (items) => list.format(items),
  }).map(({ label, value }) => ({ label, value }))
}
