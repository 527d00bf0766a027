import type { Language } from '#shared/languages.ts'
import { formatMoney, minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { toDebtor } from '../plans/plan-mail-builders.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import { owedBackOf } from './owed-back.ts'
import type { RefundNews } from './refund-owed.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const kinds = ['ASKED', 'ORDERED', 'DONE', 'FAILED', 'DECLINED'] as const satisfies readonly RefundNews[]

const amountOf = (data: MailData, language: Language) =>
  formatMoney(minor(Number(data['amountMinor'])), text(data['currency']), language)

/** To the debtor: what becomes of money that is theirs. A question that has been answered meanwhile is none any more. */
export const buildRefundDebtor: BuildMail = async (house, data, secrets, language) => {
  const news = kinds.find((kind) => kind === data['news']) ?? 'ORDERED'
  if (news === 'ASKED' && !(await isStillAsked(house, text(data['refundId'])))) return null
  const words = wordsFor(language, 'mails')
  const to = toDebtor(house, data, secrets, language)
  const place = data['way'] === 'card' ? 'card' : 'account'
  const names = { creditor: to.creditorName, end: text(data['accountEnd']) }
  const why = text(data['why'])
  return mailParts(to, {
    subject: words(`refundDebtor.subject.${news}`, { number: to.caseNumber }),
    signedBy: to.collectorName,
    toDebtor: true,
    paragraphs: [words(`refundDebtor.opening.${news}.${place}`, names), ...(why ? [`“${why}”`] : [])],
    figures: [{ label: words('refundDebtor.amount'), value: amountOf(data, language), strong: true }],
    action: { label: words(`refundDebtor.action.${news === 'ASKED' ? 'ASKED' : 'SEE'}`), url: to.link },
    afterwards: [words(`refundDebtor.next.${news}`)],
  })
}

const isStillAsked = async (house: House, refundId: string) =>
  (await house.db.refund.count({ where: { id: refundId, status: 'ASKED' } })) > 0

/** To the debtor: more was paid than was owed, and how to have it back. Once it is asked for, there is nothing to offer. */
export const buildCreditOffered: BuildMail = async (house, data, secrets, language) => {
  const words = wordsFor(language, 'mails')
  const to = toDebtor(house, data, secrets, language)
  return mailParts(to, {
    subject: words('creditOffered.subject', { number: to.caseNumber }),
    signedBy: to.collectorName,
    toDebtor: true,
    paragraphs: [words('creditOffered.opening', { creditor: to.creditorName })],
    figures: [{ label: words('creditOffered.amount'), value: amountOf(data, language), strong: true }],
    action: { label: words('creditOffered.action'), url: to.link },
    afterwards: [words('creditOffered.next')],
  })
}

/** To the creditor: what of its money goes back and why, and what it owes back where it has it already. */
export const buildRefundCreditor: BuildMail = async (house, data, _secrets, language) => {
  const news = data['news'] === 'FAILED' ? 'FAILED' : 'ORDERED'
  const words = wordsFor(language, 'mails')
  const currency = text(data['currency'])
  const amount = amountOf(data, language)
  const owed = await owedBackOf(house.db, text(data['caseId']), currency)
  const owedBack = formatMoney(owed, currency, language)
  return mailParts(
    { language, agency: house.config.agency },
    {
      subject: words(`refundCreditor.subject.${news}`, { number: text(data['caseNumber']) }),
      name: text(data['name']) || null,
      signedBy: text(data['managerName']) || null,
      paragraphs: [
        words(`refundCreditor.opening.${news}`, { debtor: text(data['debtorName']), amount }),
        ...(news === 'ORDERED' ? [`“${text(data['why'])}”`] : []),
      ],
      figures: [
        { label: words('refundCreditor.amount'), value: amount, strong: true },
        ...(owed > 0 ? [{ label: words('chargeback.owedBack'), value: owedBack }] : []),
      ],
      action: {
        label: words('case.open'),
        url: `${house.config.publicUrl}/app/cases/${text(data['caseId'])}`,
      },
      afterwards: [
        words(`refundCreditor.next.${news}`),
        ...(owed > 0 ? [words('chargebackNews.owedBack', { amount: owedBack })] : []),
      ],
    },
  )
}
