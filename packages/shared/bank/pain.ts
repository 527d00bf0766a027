import type { Day, Instant } from '../dates.ts'
import { type Currency, type Minor, sum, toDecimal } from '../money.ts'
import { isReadable, sepaText } from './sepa-text.ts'
import { type Element, element, xmlText } from './xml.ts'

/**
 * An address in fields. Since 15-11-2026 a payment with lines of address instead of town and country is refused
 * (C10, clearingpost.com): both are always there.
 */
export type BankAddress = {
  readonly street?: string | null
  readonly buildingNumber?: string | null
  readonly postalCode?: string | null
  readonly town: string
  readonly country: string
}

export type Party = { readonly name: string; readonly address: BankAddress; readonly iban: string }

/** Of whoever only paid us once, a bank says a name and an account; then no address is given rather than half of one. */
export type Payee = Omit<Party, 'address'> & { readonly address: BankAddress | null }

export type Transfer = {
  /** Comes back with the bank's answer; never used twice. */
  readonly endToEndId: string
  readonly amount: Minor
  readonly to: Payee
  readonly text: string
}

/** Everything that leaves one account. */
export type TransferGroup = {
  readonly id: string
  readonly from: Party
  readonly transfers: readonly Transfer[]
}

/** One message to the bank, in one currency. The same order gives the same bytes, so that it may be written again. */
export type TransferOrder = {
  readonly messageId: string
  readonly createdAt: Instant
  readonly initiator: string
  readonly currency: Currency
  readonly executeOn: Day
  readonly groups: readonly TransferGroup[]
}

/** The most that one SEPA credit transfer moves (EPC125-05): 999,999,999.99. */
export const mostPerTransfer = 999_999_999_99

const idShape = /^[A-Za-z0-9\-?:().,'+]([A-Za-z0-9/\-?:().,'+ ]{0,33}[A-Za-z0-9\-?:().,'+])?$/

/**
 * The order as pain.001.001.09 (customer credit transfer initiation, ISO 20022). Refuses (RangeError) what a bank
 * would refuse: ids that are too long or not unique, amounts beyond the scheme, names that nothing is left of.
 */
export function painMessage(order: TransferOrder): string {
  const transfers = order.groups.flatMap((group) => group.transfers)
  mustBeSound(order, transfers)
  const document = element('Document', { xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' }, [
    element('CstmrCdtTrfInitn', {}, [
      element('GrpHdr', {}, [
        element('MsgId', {}, order.messageId),
        element('CreDtTm', {}, order.createdAt),
        ...controls(transfers, order.currency),
        element('InitgPty', {}, [element('Nm', {}, sepaText(order.initiator, 70))]),
      ]),
      ...order.groups.map((group) => paymentOf(order, group)),
    ]),
  ])
  return xmlText(document)
}

function paymentOf({ currency, executeOn }: TransferOrder, { id, from, transfers }: TransferGroup): Element {
  return element('PmtInf', {}, [
    element('PmtInfId', {}, id),
    element('PmtMtd', {}, 'TRF'),
    ...controls(transfers, currency),
    // SEPA moves euros only; other currencies go by whatever the bank has agreed.
    ...(currency === 'EUR'
      ? [element('PmtTpInf', {}, [element('SvcLvl', {}, [element('Cd', {}, 'SEPA')])])]
      : []),
    element('ReqdExctnDt', {}, [element('Dt', {}, executeOn)]),
    element('Dbtr', {}, partyOf(from)),
    element('DbtrAcct', {}, [
      element('Id', {}, [element('IBAN', {}, from.iban)]),
      element('Ccy', {}, currency),
    ]),
    // The bank knows itself by the account (EPC132-08: IBAN only).
    element('DbtrAgt', {}, [
      element('FinInstnId', {}, [element('Othr', {}, [element('Id', {}, 'NOTPROVIDED')])]),
    ]),
    element('ChrgBr', {}, currency === 'EUR' ? 'SLEV' : 'SHAR'),
    ...transfers.map(({ endToEndId, amount, to, text }) =>
      element('CdtTrfTxInf', {}, [
        element('PmtId', {}, [element('EndToEndId', {}, endToEndId)]),
        element('Amt', {}, [element('InstdAmt', { Ccy: currency }, toDecimal(amount, currency))]),
        element('Cdtr', {}, partyOf(to)),
        element('CdtrAcct', {}, [element('Id', {}, [element('IBAN', {}, to.iban)])]),
        element('RmtInf', {}, [element('Ustrd', {}, sepaText(text, 140))]),
      ]),
    ),
  ])
}

const controls = (transfers: readonly Transfer[], currency: Currency): Element[] => [
  element('NbOfTxs', {}, String(transfers.length)),
  element('CtrlSum', {}, toDecimal(sum(transfers.map(({ amount }) => amount)), currency)),
]

function partyOf({ name, address }: Payee): Element[] {
  const line = (tag: string, value: string | null | undefined, most: number) =>
    value && isReadable(value) ? [element(tag, {}, sepaText(value, most))] : []
  const named = element('Nm', {}, sepaText(name, 70))
  if (!address) return [named]
  return [
    named,
    element('PstlAdr', {}, [
      ...line('StrtNm', address.street, 70),
      ...line('BldgNb', address.buildingNumber, 16),
      ...line('PstCd', address.postalCode, 16),
      element('TwnNm', {}, sepaText(address.town, 35)),
      element('Ctry', {}, address.country),
    ]),
  ]
}

function mustBeSound({ messageId, currency, groups }: TransferOrder, transfers: readonly Transfer[]): void {
  if (transfers.length === 0 || groups.some((group) => group.transfers.length === 0))
    throw new RangeError('An order moves something')
  const ids = [messageId, ...groups.map(({ id }) => id), ...transfers.map(({ endToEndId }) => endToEndId)]
  for (const id of ids)
    if (!idShape.test(id) || id.includes('//')) throw new RangeError(`Not an id of a message: ${id}`)
  const once = new Set(transfers.map(({ endToEndId }) => endToEndId))
  if (once.size !== transfers.length) throw new RangeError('An end-to-end id is used twice')
  for (const { amount } of transfers) {
    if (amount <= 0 || (currency === 'EUR' && amount > mostPerTransfer))
      throw new RangeError(`Not an amount of one transfer: ${amount}`)
  }
  for (const { name, address } of [...groups.map(({ from }) => from), ...transfers.map(({ to }) => to)]) {
    if (!isReadable(name) || (address && !isReadable(address.town)))
      throw new RangeError('A name and a town need letters that a bank can read')
  }
}
