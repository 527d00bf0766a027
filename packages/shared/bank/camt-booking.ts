import { add, type Minor, sum, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { CamtEntry } from './camt-entry.ts'
import { dayOf, type Fields, moneyOf, signed, textOf } from './camt-fields.ts'

/** One `TxDtls` or the head of an `Ntry`, with the line on which it begins. */
export type Part = { readonly fields: Fields; readonly line: number }

/** The account that a booking is on. */
export type BookedOn = { readonly iban: string; readonly currency: string | null }

/**
 * The bookings of one `Ntry`: itself, or each of its details where the bank has booked several payments as one sum.
 * Details that do not add up to the sum are refused: nobody could say which of them arrived.
 */
export function bookingsOf(head: Part, details: readonly Part[], { iban, currency }: BookedOn): CamtEntry[] {
  const { fields, line } = head
  const money = moneyOf(fields, line, 'Amt')
  if (!money) throw new Refusal('bank.noAmount', { line })
  if (currency && money.currency !== currency)
    throw new Refusal('bank.otherCurrency', { line, currency: money.currency, expected: currency })
  const amount = signed(money.amount, textOf(fields, 'CdtDbtInd'), line)
  const bookedOn = dayOf(fields, line, 'BookgDt') ?? dayOf(fields, line, 'ValDt')
  if (!bookedOn) throw new Refusal('bank.noDay', { line })
  const common = {
    iban,
    currency: money.currency,
    bookedOn,
    valueOn: dayOf(fields, line, 'ValDt'),
    isReversal: textOf(fields, 'RvslInd') === 'true' || textOf(fields, 'RvslInd') === '1',
  }
  const [only, ...others] = details
  if (others.length === 0) return [{ ...common, ...said(head, only ?? null, amount, null), amount }]
  const parts = details.map((part) => ({ part, amount: amountOf(part, head, money.currency) }))
  if (sum(parts.map((part) => part.amount)) !== amount) throw new Refusal('bank.detailsDoNotAddUp', { line })
  return parts.map((part, place) => ({
    ...common,
    ...said(head, part.part, part.amount, place + 1),
    amount: part.amount,
  }))
}

/** What one part of a batch is about: its own amount and direction, or the direction of the whole. */
function amountOf({ fields, line }: Part, head: Part, currency: string): Minor {
  const money = moneyOf(fields, line, 'Amt', 'AmtDtls/TxAmt/Amt')
  if (!money || money.currency !== currency) throw new Refusal('bank.noAmount', { line })
  return signed(money.amount, textOf(fields, 'CdtDbtInd') ?? textOf(head.fields, 'CdtDbtInd'), line)
}

type Said = Omit<CamtEntry, 'iban' | 'amount' | 'currency' | 'bookedOn' | 'valueOn' | 'isReversal'>

/** Everything the bank says beside the amount, from the detail where it has one and from the booking otherwise. */
function said(head: Part, detail: Part | null, amount: Minor, place: number | null): Said {
  const { fields, line } = detail ?? head
  const party = amount > 0 ? 'Dbtr' : 'Cdtr'
  const own = detail ? textOf(fields, 'Refs/AcctSvcrRef') : null
  const whole = textOf(head.fields, 'AcctSvcrRef')
  const reference = place === null ? (whole ?? own) : (own ?? (whole && `${whole}#${place}`))
  const code = (path: string) => textOf(fields, path) ?? textOf(head.fields, path) ?? ''
  const texts = fields.get('RmtInf/Ustrd') ?? []
  return {
    entryReference: reference ?? '',
    returnReason: textOf(fields, 'RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry'),
    charges: place === null ? chargesOf(head, detail, amount) : zero,
    code: ['Domn/Cd', 'Domn/Fmly/Cd', 'Domn/Fmly/SubFmlyCd'].map((path) => code(`BkTxCd/${path}`)).join('/'),
    // Version 8 puts a party below Pty, the ones before it do not.
    counterpartyName: textOf(fields, `RltdPties/${party}/Nm`, `RltdPties/${party}/Pty/Nm`),
    counterpartyIban: textOf(fields, `RltdPties/${party}Acct/Id/IBAN`),
    endToEndId: textOf(fields, 'Refs/EndToEndId'),
    reference: textOf(fields, 'RmtInf/Strd/CdtrRefInf/Ref'),
    text: [...texts, textOf(fields, 'AddtlTxInf') ?? ''].filter(Boolean).join(' ').slice(0, 500) || null,
    line,
  }
}

/** What the bank has kept of money that came in. A debit's charges are part of what was taken, and nobody's receipt. */
function chargesOf(head: Part, detail: Part | null, amount: Minor): Minor {
  if (amount < 0) return zero
  return [head, ...(detail ? [detail] : [])].reduce<Minor>((total, { fields, line }) => {
    const isKept =
      (fields.get('Chrgs/Rcrd/ChrgInclInd') ?? fields.get('Chrgs/ChrgInclInd') ?? [])[0] === 'true'
    const kept = moneyOf(fields, line, 'Chrgs/TtlChrgsAndTaxAmt', 'Chrgs/Rcrd/Amt', 'Chrgs/Amt')
    return isKept && kept ? add(total, kept.amount) : total
  }, zero)
}
