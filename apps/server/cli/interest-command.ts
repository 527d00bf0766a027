import { lateInterest } from '#shared/interest/late-interest.ts'
import { toDecimal } from '#shared/money.ts'
import { type Command, readAmount, readCountry, readCurrency, readDay, readOptions } from './command.ts'

/** Statutory interest to the day, with every slice and its source. */
export const interestCommand: Command = {
  usage: 'interest --country ES --principal 10000.00 --currency EUR --due 2025-03-31 --on 2026-11-21',
  needsDatabase: false,
  async run(args) {
    const given = readOptions(args, ['country', 'principal', 'currency', 'due', 'on'])
    const currency = readCurrency(given.currency)
    const principal = readAmount('principal', given.principal, currency)
    const found = lateInterest({
      country: readCountry('country', given.country),
      principal,
      currency,
      dueOn: readDay('due', given.due),
      onDay: readDay('on', given.on),
    })
    const json = {
      currency,
      principal: toDecimal(principal, currency),
      days: found.days,
      interest: toDecimal(found.interest, currency),
      compensation: found.compensation === null ? null : toDecimal(found.compensation, currency),
      slices: found.slices.map(({ from, to, days, ratePercent, source, verified }) => ({
        from,
        to,
        days,
        ratePercent,
        source,
        verified,
      })),
    }
    const lines = json.slices.map(
      (slice) =>
        `  ${slice.from} – ${slice.to}  ${slice.days} days at ${slice.ratePercent} %  (${slice.source}${slice.verified ? '' : ', not verified'})`,
    )
    const text = [
      `${json.interest} ${currency} interest for ${json.days} days on ${json.principal} ${currency}`,
      ...lines,
      json.compensation === null ? 'No fixed compensation.' : `${json.compensation} ${currency} compensation`,
    ]
    return { json, text: text.join('\n') }
  },
}
