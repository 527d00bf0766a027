/** The people of the demo town. They appear in the seed, in the tests and in the pictures, under the same names. */
export const demoPassword = 'demo-saldo-2026'

export type DemoPerson = {
  name: string
  email: string
  role: 'manager' | 'collector' | 'auditor' | 'admin' | 'owner' | 'member'
  language: 'en' | 'es' | 'de' | 'ar'
  /** Languages somebody of the desk speaks with debtors. */
  skills?: string[]
  phone?: string
  /** The company of a creditor's person. */
  company?: string
  password: string
}

const person = (details: Omit<DemoPerson, 'password'>): DemoPerson => ({ ...details, password: demoPassword })

export const demoPeople: DemoPerson[] = [
  person({
    name: 'Marta Ferrer',
    email: 'marta@saldo.example',
    role: 'manager',
    language: 'en',
    skills: ['es', 'en'],
    phone: '+34 910 000 011',
  }),
  // A second account manager, so that two can decide and one can stand in for the other.
  person({
    name: 'Henrik Dahl',
    email: 'henrik@saldo.example',
    role: 'manager',
    language: 'en',
    skills: ['de', 'en'],
    phone: '+49 40 0000 0015',
  }),
  person({
    name: 'Jonas Brandt',
    email: 'jonas@saldo.example',
    role: 'collector',
    language: 'de',
    skills: ['de', 'en'],
    phone: '+49 30 0000 0012',
  }),
  person({
    name: 'Claire Morel',
    email: 'claire@saldo.example',
    role: 'collector',
    language: 'en',
    skills: ['fr', 'nl', 'en'],
    phone: '+32 2 000 00 13',
  }),
  person({
    name: 'Nadia Haddad',
    email: 'nadia@saldo.example',
    role: 'collector',
    language: 'ar',
    skills: ['ar', 'es', 'en'],
    phone: '+34 910 000 014',
  }),
  person({ name: 'Olof Lind', email: 'auditor@saldo.example', role: 'auditor', language: 'en' }),
  person({ name: 'Ines Prado', email: 'admin@saldo.example', role: 'admin', language: 'es' }),
  person({
    name: 'Lucía Vega',
    email: 'lucia@acerosvega.example',
    role: 'owner',
    language: 'es',
    company: 'Aceros Vega SL',
  }),
  person({
    name: 'Tomás Vega',
    email: 'tomas@acerosvega.example',
    role: 'member',
    language: 'es',
    company: 'Aceros Vega SL',
  }),
  person({
    name: 'Anke Petersen',
    email: 'anke@nordlicht.example',
    role: 'owner',
    language: 'de',
    company: 'Nordlicht Textil GmbH',
  }),
  person({
    name: 'Pieter Claes',
    email: 'pieter@brasserieducanal.example',
    role: 'owner',
    language: 'en',
    company: 'Brasserie du Canal SRL',
  }),
]

export type DemoCompany = {
  name: string
  country: string
  kind: 'vat' | 'company'
  number: string
  language: 'en' | 'es' | 'de' | 'ar'
}

/** The numbers have valid check digits and belong to nobody we know. */
export const demoCompanies: DemoCompany[] = [
  { name: 'Aceros Vega SL', country: 'ES', kind: 'vat', number: 'ESB12345674', language: 'es' },
  { name: 'Nordlicht Textil GmbH', country: 'DE', kind: 'vat', number: 'DE136695976', language: 'de' },
  { name: 'Brasserie du Canal SRL', country: 'BE', kind: 'vat', number: 'BE0776091951', language: 'en' },
]
