import { inGroups } from '#shared/bank/mod97.ts'
import { addressLines, type SwissBill, swissAmount, swissBillText } from '#shared/bank/swiss-bill.ts'
import { swissBillWords, swissLanguage } from '#shared/bank/swiss-bill-words.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { formatMoney } from '#shared/money.ts'
import type { Agency } from '../ports/agency.ts'
import { paperOf } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, wordsFor } from '../ports/words.ts'
import { swissCode } from './swiss-code.ts'

export type SwissBillData = {
  language: Language
  agency: Agency
  on: Day
  bill: SwissBill
  caseNumber: string
  creditorName: string
  debtorName: string
  isDemo: boolean
}

/**
 * A letter with the payment part and the receipt of a Swiss QR bill below, to pay with at a bank, at a counter or by
 * scanning. What is said above is in the reader's language; the slip itself is in one of the standard's own, and in the
 * type that the guidelines want there (section 3.4).
 */
export function swissBillPaper(data: SwissBillData): Paper {
  const { language, agency, bill, on, caseNumber, creditorName, isDemo } = data
  const words = wordsFor(language, 'papers')
  const slipLanguage = swissLanguage(language)
  const amount = formatMoney(bill.amount, 'CHF', language)
  return paperOf({
    template: 'bank/swiss-bill-paper.typ',
    language,
    title: words('swissBill.title', { number: caseNumber }),
    issuedAt: `${on}T00:00:00Z` as never,
    agency,
    content: {
      recipient: [isolated(data.debtorName)],
      reference: [
        { label: words('frame.case'), value: caseNumber, ltr: true },
        { label: words('frame.date'), value: formatDay(on, language) },
        { label: words('frame.creditor'), value: creditorName },
      ],
      text: words('swissBill.text', { amount, creditor: creditorName, date: formatDay(on, language) }),
      keep: words('swissBill.keep'),
      demo: isDemo ? words('swissBill.demo') : null,
      slip: {
        language: slipLanguage,
        words: swissBillWords(slipLanguage),
        account: [inGroups(bill.iban), ...addressLines(bill.payee)],
        reference: inGroups(bill.reference),
        message: bill.message,
        payer: bill.payer ? addressLines(bill.payer) : null,
        currency: 'CHF',
        amount: swissAmount(bill.amount),
        code: swissCode(swissBillText(bill)),
        codeAlt: words('swissBill.code', { amount, number: caseNumber }),
      },
    },
  })
}
