import { type Day, formatDay, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Agency } from '../ports/agency.ts'
import { factLine, type InterestSlice, interestRow, type LegalFact } from '../ports/legal-lines.ts'
import { type Fact, paperOf, phoneText, qrCode, withPostings } from '../ports/paper.ts'
import type { Paper } from '../ports/pdf.ts'
import { isolated, type Words, wordsFor } from '../ports/words.ts'
import { privacyNotice } from './privacy-notice.ts'

export type Tone = 'SOFT' | 'STANDARD' | 'FIRM'

export type LetterInvoice = {
  number: string
  issuedOn: Day | null
  dueOn: Day
  principal: Minor
  interest: Minor
  compensation: Minor
  total: Minor
  slices: InterestSlice[]
  /** Under which it stands in the books. */
  postings: readonly string[]
}

export type FirstLetterData = {
  language: Language
  agency: Agency
  tone: Tone
  caseNumber: string
  issuedAt: Instant
  onDay: Day
  payBy: Day
  creditorName: string
  debtor: { name: string; addressLines: string[] }
  /** Who answers for the letter. */
  collectorName: string
  currency: Currency
  invoices: LetterInvoice[]
  /** What recovering has cost and is asked for, after the fixed compensation. */
  costs: Minor
  /** What was paid so far on all invoices and costs together. */
  paid: Minor
  outstanding: Minor
  laws: LegalFact[]
  /** The secure link of this debtor. */
  link: string
  check: { code: string; url: string }
}

function claimTable(data: FirstLetterData, words: Words<'papers'>, money: (amount: Minor) => string) {
  const row = (invoice: LetterInvoice) => [
    withPostings(invoice.number, invoice.postings, data.language),
    formatDay(invoice.dueOn, data.language),
    money(invoice.principal),
    money(invoice.interest),
    money(invoice.compensation),
    money(invoice.total),
  ]
  return {
    title: words('letter.claimTitle', { date: formatDay(data.onDay, data.language) }),
    head: [
      words('frame.invoice'),
      words('frame.dueOn'),
      words('frame.principal'),
      words('frame.interest'),
      words('frame.compensation'),
      words('frame.sum'),
    ],
    rows: [
      ...data.invoices.map(row),
      ...(data.costs === 0 ? [] : [[words('letter.costs'), '', '', '', '', money(data.costs)]]),
      ...(data.paid === 0 ? [] : [[words('letter.paid'), '', '', '', '', `− ${money(data.paid)}`]]),
    ],
    total: [words('letter.outstanding'), '', '', '', '', money(data.outstanding)],
  }
}

function interestTables(data: FirstLetterData, words: Words<'papers'>) {
  return {
    title: words('letter.interestTitle'),
    head: [
      words('frame.period'),
      words('frame.days'),
      words('frame.rate'),
      words('frame.source'),
      words('frame.interest'),
    ],
    invoices: data.invoices
      .filter(({ slices }) => slices.length > 0)
      .map((invoice) => ({
        heading: words('letter.interestOn', { number: invoice.number }),
        rows: invoice.slices.map((slice) => interestRow(slice, data.currency, data.language)),
      })),
  }
}

function howToCheck(
  data: FirstLetterData,
  words: Words<'papers'>,
): { title: string; text: string; rows: Fact[] } {
  return {
    title: words('letter.checkTitle'),
    text: words('letter.check'),
    rows: [
      { label: words('letter.checkCode'), value: data.check.code, ltr: true },
      { label: words('letter.checkPage'), value: data.check.url, ltr: true },
      { label: words('letter.checkPhone'), value: data.agency.phone, ltr: true },
    ],
  }
}

/** The first letter to a debtor: for whom, how much and why, how to pay, how to object, how to check us (C8, E15, A68). */
export function firstLetterPaper(data: FirstLetterData): Paper {
  const { language, currency, agency } = data
  const words = wordsFor(language, 'papers')
  const money = (amount: Minor) => formatMoney(amount, currency, language)
  const creditor = data.creditorName
  const payBy = formatDay(data.payBy, language)
  const unverified = [...data.laws, ...data.invoices.flatMap(({ slices }) => slices)].some(
    (law) => !law.verified,
  )
  return paperOf({
    template: 'contact/first-letter-paper.typ',
    language,
    title: words('letter.title', { creditor: data.creditorName }),
    issuedAt: data.issuedAt,
    agency,
    content: {
      recipient: [data.debtor.name, ...data.debtor.addressLines].map(isolated),
      reference: [
        { label: words('frame.case'), value: data.caseNumber, ltr: true },
        { label: words('frame.date'), value: formatDay(data.onDay, language) },
        { label: words('frame.creditor'), value: data.creditorName },
        { label: words('letter.contact'), value: data.collectorName },
        { label: words('letter.checkCode'), value: data.check.code, ltr: true },
      ],
      salutation: words('letter.salutation'),
      opening: [
        words('letter.onBehalf', { creditor, agency: agency.name }),
        words(`letter.tone${data.tone}`, { amount: money(data.outstanding), date: payBy, creditor }),
      ],
      claim: claimTable(data, words, money),
      pay: {
        title: words('letter.payTitle', { date: payBy }),
        text: words('letter.pay'),
        url: data.link,
        qr: qrCode(data.link),
        qrAlt: words('frame.qrAlt', { url: data.link }),
        caution: words('letter.payCaution'),
      },
      objection: {
        title: words('letter.objectionTitle'),
        text: words('letter.objection', { email: agency.email, phone: phoneText(agency.phone) }),
      },
      check: howToCheck(data, words),
      complaint: {
        title: words('letter.complaintTitle'),
        text: words('letter.complaint', { email: agency.email, phone: phoneText(agency.phone) }),
      },
      closing: [
        words('letter.closing'),
        data.collectorName,
        words('letter.closingFor', { creditor, agency: agency.name }),
      ],
      interest: interestTables(data, words),
      law: {
        title: words('letter.lawTitle'),
        lines: [...data.laws.map(factLine), ...(unverified ? [words('frame.unverified')] : [])],
      },
      privacy: privacyNotice(language, agency, creditor),
    },
  })
}
