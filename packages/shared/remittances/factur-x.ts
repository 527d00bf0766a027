import { creditorReference } from '../bank/creditor-reference.ts'
import { type Element, element, xmlText } from '../bank/xml.ts'
import type { Day } from '../dates.ts'
import { type Minor, toDecimal, zero } from '../money.ts'
import type { VatTreatment } from '../quotes/vat.ts'
import type { FeeInvoiceData, InvoiceParty } from './fee-invoice.ts'

/** The name under which a reader of Factur-X looks for it. */
export const facturXName = 'factur-x.xml'

type Category = {
  readonly code: 'S' | 'AE' | 'O'
  readonly reason: string | null
  readonly reasonCode: string | null
}

/** The VAT categories of EN 16931 (UNCL 5305) for what a fee can be (C12). */
const categories: Record<VatTreatment, Category> = {
  DOMESTIC: { code: 'S', reason: null, reasonCode: null },
  REVERSE_CHARGE: { code: 'AE', reason: 'Reverse charge', reasonCode: 'VATEX-EU-AE' },
  OUTSIDE_SCOPE: { code: 'O', reason: 'Not subject to VAT', reasonCode: 'VATEX-EU-O' },
}

/**
 * A fee invoice in the cross industry invoice syntax (UN/CEFACT CII D16B), profile EN 16931, as Factur-X 1.0 carries it.
 * The terms of business (BT) stand beside the elements.
 */
export function facturX(invoice: FeeInvoiceData): string {
  const names = 'urn:un:unece:uncefact:data:standard'
  const root = element(
    'rsm:CrossIndustryInvoice',
    {
      'xmlns:rsm': `${names}:CrossIndustryInvoice:100`,
      'xmlns:ram': `${names}:ReusableAggregateBusinessInformationEntity:100`,
      'xmlns:udt': `${names}:UnqualifiedDataType:100`,
    },
    [
      element('rsm:ExchangedDocumentContext', {}, [
        ram('GuidelineSpecifiedDocumentContextParameter', [ram('ID', 'urn:cen.eu:en16931:2017')]), // BT-24
      ]),
      element('rsm:ExchangedDocument', {}, [
        ram('ID', invoice.number), // BT-1
        ram('TypeCode', invoice.kind === 'INVOICE' ? '380' : '381'), // BT-3
        ram('IssueDateTime', [dateOf(invoice.issuedOn)]), // BT-2
      ]),
      element('rsm:SupplyChainTradeTransaction', {}, [
        ...invoice.lines.map((line, place) => lineOf(invoice, line, place)),
        ram('ApplicableHeaderTradeAgreement', [
          ram('SellerTradeParty', partyOf(invoice.seller, invoice.treatment)), // BG-4
          ram('BuyerTradeParty', partyOf(invoice.buyer, invoice.treatment)), // BG-7
        ]),
        ram('ApplicableHeaderTradeDelivery', [
          ram('ActualDeliverySupplyChainEvent', [ram('OccurrenceDateTime', [dateOf(invoice.issuedOn)])]), // BT-72
        ]),
        ram('ApplicableHeaderTradeSettlement', settlementOf(invoice)),
      ]),
    ],
  )
  return xmlText(root)
}

function lineOf(
  invoice: FeeInvoiceData,
  { label, net }: { label: string; net: Minor },
  place: number,
): Element {
  const money = (amount: Minor) => toDecimal(amount, invoice.currency)
  // A price is never below zero (BR-27): what goes back has a quantity of minus one.
  const isBack = net < 0
  return ram('IncludedSupplyChainTradeLineItem', [
    ram('AssociatedDocumentLineDocument', [ram('LineID', String(place + 1))]), // BT-126
    ram('SpecifiedTradeProduct', [ram('Name', label)]), // BT-153
    ram('SpecifiedLineTradeAgreement', [
      ram('NetPriceProductTradePrice', [ram('ChargeAmount', money(net).replace('-', ''))]), // BT-146
    ]),
    ram('SpecifiedLineTradeDelivery', [
      element('ram:BilledQuantity', { unitCode: 'C62' }, isBack ? '-1' : '1'), // BT-129
    ]),
    ram('SpecifiedLineTradeSettlement', [
      ram('ApplicableTradeTax', [
        ram('TypeCode', 'VAT'),
        ram('CategoryCode', categories[invoice.treatment].code), // BT-151
        ...rateOf(invoice), // BT-152
      ]),
      ram('SpecifiedTradeSettlementLineMonetarySummation', [ram('LineTotalAmount', money(net))]), // BT-131
    ]),
  ])
}

function settlementOf(invoice: FeeInvoiceData): Element[] {
  const { currency, net, vat, total, setOffWith, dueOn } = invoice
  const money = (amount: Minor) => toDecimal(amount, currency)
  const { code, reason, reasonCode } = categories[invoice.treatment]
  return [
    ram('PaymentReference', setOffWith ?? creditorReference(invoice.number)), // BT-83
    ram('InvoiceCurrencyCode', currency), // BT-5
    // 97: set off between partners; 1: not said here how it is paid (UNCL 4461, BT-81).
    ram('SpecifiedTradeSettlementPaymentMeans', [ram('TypeCode', setOffWith ? '97' : '1')]),
    ram('ApplicableTradeTax', [
      ram('CalculatedAmount', money(vat)), // BT-117
      ram('TypeCode', 'VAT'),
      ...(reason ? [ram('ExemptionReason', reason)] : []), // BT-120
      ram('BasisAmount', money(net)), // BT-116
      ram('CategoryCode', code), // BT-118
      ...(reasonCode ? [ram('ExemptionReasonCode', reasonCode)] : []), // BT-121
      ...rateOf(invoice), // BT-119
    ]),
    ...(dueOn ? [ram('SpecifiedTradePaymentTerms', [ram('DueDateDateTime', [dateOf(dueOn)])])] : []), // BT-9
    ram('SpecifiedTradeSettlementHeaderMonetarySummation', [
      ram('LineTotalAmount', money(net)), // BT-106
      ram('TaxBasisTotalAmount', money(net)), // BT-109
      element('ram:TaxTotalAmount', { currencyID: currency }, money(vat)), // BT-110
      ram('GrandTotalAmount', money(total)), // BT-112
      ...(setOffWith ? [ram('TotalPrepaidAmount', money(total))] : []), // BT-113
      ram('DuePayableAmount', money(setOffWith ? zero : total)), // BT-115
    ]),
  ]
}

/** What is outside the scope of VAT names no VAT number and no rate (BR-O-02, BR-O-05). */
function rateOf({ treatment, percent }: FeeInvoiceData): Element[] {
  return treatment === 'OUTSIDE_SCOPE' ? [] : [ram('RateApplicablePercent', percent ?? '0.00')]
}

function partyOf(party: InvoiceParty, treatment: VatTreatment): Element[] {
  const { name, registrationNumber, vatNumber, street, postalCode, town, country } = party
  const isOutside = treatment === 'OUTSIDE_SCOPE'
  const registered = registrationNumber ?? (isOutside ? vatNumber : null)
  const optional = (tag: string, value: string | null) => (value ? [ram(tag, value)] : [])
  return [
    ram('Name', name),
    ...(registered ? [ram('SpecifiedLegalOrganization', [ram('ID', registered)])] : []),
    ram('PostalTradeAddress', [
      ...optional('PostcodeCode', postalCode),
      ...optional('LineOne', street),
      ...optional('CityName', town),
      ram('CountryID', country),
    ]),
    ...(vatNumber && !isOutside
      ? [ram('SpecifiedTaxRegistration', [element('ram:ID', { schemeID: 'VA' }, vatNumber)])]
      : []),
  ]
}

const ram = (tag: string, content: string | readonly Element[]): Element => element(`ram:${tag}`, {}, content)

const dateOf = (on: Day): Element => element('udt:DateTimeString', { format: '102' }, on.replaceAll('-', ''))
