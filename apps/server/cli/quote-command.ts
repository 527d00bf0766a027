import { toDecimal } from '#shared/money.ts'
import { workOutQuote } from '#shared/quotes/quote.ts'
import { type Command, readAmount, readCountry, readCurrency, readDay, readOptions } from './command.ts'

/** The same answer as the public quote, for one day. A refusal is an answer too: its code, and no price. */
export const quoteCommand: Command = {
  usage:
    'quote --creditor-country ES --debtor-country DE --amount 12400.00 --currency EUR --due 2026-03-01 --on 2026-11-21',
  needsDatabase: false,
  async run(args) {
    const given = readOptions(args, ['creditor-country', 'debtor-country', 'amount', 'currency', 'due', 'on'])
    const currency = readCurrency(given.currency)
    const quote = workOutQuote(
      {
        creditorName: '-',
        creditorCountry: readCountry('creditor-country', given['creditor-country']),
        debtorName: '-',
        debtorCountry: readCountry('debtor-country', given['debtor-country']),
        amountMinor: readAmount('amount', given.amount, currency),
        currency,
        dueOn: readDay('due', given.due),
        debtorKind: 'BUSINESS',
      },
      readDay('on', given.on),
    )
    const limitationOn = quote.limitation?.decisive.lastDay ?? null
    const none = { feePercent: null, fee: null, interest: null, compensation: null, claim: null, net: null }
    if (quote.refusal) {
      const json = {
        ...none,
        tariff: quote.tariff,
        nextStepOn: null,
        limitationOn,
        refusal: quote.refusal.code,
      }
      return { json, text: `Refused: ${quote.refusal.code}` }
    }
    const json = {
      feePercent: quote.terms.percent,
      fee: toDecimal(quote.fee, currency),
      interest: toDecimal(quote.interest.interest, currency),
      compensation: toDecimal(quote.compensation, currency),
      claim: toDecimal(quote.claim, currency),
      net: toDecimal(quote.net, currency),
      tariff: quote.tariff,
      nextStepOn: quote.nextStep?.on ?? null,
      limitationOn,
      refusal: null,
    }
    const text = [
      `You keep   ${json.net} ${currency} if the whole claim is recovered`,
      `Claim      ${json.claim} (interest ${json.interest}, compensation ${json.compensation})`,
      `Our fee    ${json.fee} (${json.feePercent} %, tariff ${json.tariff})`,
      `Fee rises  ${json.nextStepOn ?? 'no more'} · time-barred after ${json.limitationOn ?? 'unknown'}`,
    ]
    return { json, text: text.join('\n') }
  },
}
