import { isDay } from '#shared/dates.ts'
import { type DisputeType, isDisputeType } from '#shared/disputes/dispute.ts'
import type { ConsiderInput } from '#shared/disputes/dispute-input.ts'
import { type InvoiceId, isId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { type DisputeField, disputeFields, type TypedItem } from '#shared/pages/dispute-pages.ts'
import type { SentFile } from '../cases/keep-files.ts'
import type { WebContext } from '../request.ts'
import { sentFiles } from './sent-files.ts'

export type TypedDispute = {
  values: Record<DisputeField, string>
  chosen: TypedItem[]
  disputeId: string
  files: SentFile[]
  /** The debtor wants to change something before sending. */
  change: boolean
}

const longest = 20_000
const mostItems = 200

/** What came with one of the two forms, as it was typed. */
export async function typedDispute(c: WebContext): Promise<TypedDispute> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name]].flat()
  const text = (name: string) => {
    const [value] = all(name)
    return typeof value === 'string' ? value.slice(0, longest) : ''
  }
  const ticked = all('invoice').filter((id): id is string => typeof id === 'string')
  return {
    values: Object.fromEntries(disputeFields.map((name) => [name, text(name)])) as Record<
      DisputeField,
      string
    >,
    chosen: ticked.slice(0, mostItems).map((invoiceId) => ({ invoiceId, amount: text(`part-${invoiceId}`) })),
    disputeId: text('disputeId'),
    files: await sentFiles(all('files')),
    change: body['change'] !== undefined,
  }
}

export type Reading =
  | { input: ConsiderInput; type: DisputeType }
  | { faults: Partial<Record<DisputeField, string>>; faultyItem: string | null }

/** What was typed, in the words of the rules; what cannot be read at all is said at its field. */
export function readDispute({ values, chosen }: TypedDispute, currency: string, language: Language): Reading {
  const { type, words, paidOn, paidAmount, paidReference } = values
  if (!isDisputeType(type)) return { faults: { type: 'input.choose' }, faultyItem: null }
  const items: { invoiceId: InvoiceId; amountMinor: ConsiderInput['items'][number]['amountMinor'] }[] = []
  for (const { invoiceId, amount } of chosen) {
    if (!isId('invoice', invoiceId)) continue
    const part = amount.trim() === '' ? null : parseAmount(amount, currency, language)
    if (amount.trim() !== '' && (part === null || part <= 0))
      return { faults: { items: 'input.amount' }, faultyItem: invoiceId }
    items.push({ invoiceId, amountMinor: part })
  }
  const paid = parseAmount(paidAmount, currency, language)
  return {
    type,
    input: {
      type,
      items,
      words,
      ...(isDay(paidOn) ? { paidOn } : {}),
      ...(paid !== null && paid > 0 ? { paidMinor: paid } : {}),
      ...(paidReference ? { paidReference } : {}),
    },
  }
}

/** The faults of the procedure at the fields of the form. */
export function faultsOnForm(faults: Record<string, string>): Partial<Record<DisputeField, string>> {
  const placed = Object.entries(faults).map(([path, fault]): [DisputeField, string] => {
    const [first = 'items'] = path.split('.')
    if (first === 'paidMinor') return ['paidAmount', fault]
    return [disputeFields.find((field) => field === first) ?? 'items', fault]
  })
  return Object.fromEntries(placed)
}
