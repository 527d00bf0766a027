import type { Stationery } from './business-paper.ts'

const spanish = {
  invoice: 'Factura',
  note: 'Albarán',
  no: 'Número',
  date: 'Fecha',
  due: 'Vencimiento',
  what: 'Concepto',
  amount: 'Importe',
  total: 'Total a pagar',
  terms: 'Pago por transferencia a',
  received: 'Mercancía recibida conforme. Firmado a la entrega.',
}
const german = {
  invoice: 'Rechnung',
  note: 'Lieferschein',
  no: 'Nummer',
  date: 'Datum',
  due: 'Fällig am',
  what: 'Leistung',
  amount: 'Betrag',
  total: 'Rechnungsbetrag',
  terms: 'Zahlbar ohne Abzug auf',
  received: 'Ware vollständig und in gutem Zustand erhalten. Bei Übergabe unterschrieben.',
}
const english = {
  invoice: 'Invoice',
  note: 'Delivery note',
  no: 'Number',
  date: 'Date',
  due: 'Due on',
  what: 'Item',
  amount: 'Amount',
  total: 'Total due',
  terms: 'Please pay by transfer to',
  received: 'Goods received in good order. Signed on delivery.',
}

/** The writing paper of the town's creditors. The account numbers are the banks' own examples. */
export const stationery: Record<string, Stationery> = {
  'Aceros Vega SL': {
    language: 'es',
    colour: '#8a3324',
    name: 'Aceros Vega SL',
    lines: ['Polígono Norte, nave 14', '48950 Erandio', 'NIF B12345674'],
    iban: 'ES66 2100 0418 4012 3456 7891',
    words: spanish,
  },
  'Nordlicht Textil GmbH': {
    language: 'de',
    colour: '#2b3f6b',
    name: 'Nordlicht Textil GmbH',
    lines: ['Speicherstraße 8', '24103 Kiel', 'USt-IdNr. DE136695976'],
    iban: 'DE89 3704 0044 0532 0130 00',
    words: german,
  },
  'Brasserie du Canal SRL': {
    language: 'en',
    colour: '#6b4e16',
    name: 'Brasserie du Canal SRL',
    lines: ['Quai au Foin 21', '1000 Brussels', 'BE 0776.091.951'],
    iban: 'BE68 5390 0754 7034',
    words: english,
  },
}
