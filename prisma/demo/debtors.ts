import type { CaseDraft } from '#shared/cases/case-draft.ts'

export type TownDebtor = {
  debtor: CaseDraft['debtor']
  contacts: CaseDraft['contacts']
}

type Known = {
  name: string
  country: string
  language: string
  legalForm: string
  at: [street: string, postalCode: string, city: string]
  people: { person: string; email?: string; phone?: string }[]
}

const debtor = ({ name, country, language, legalForm, at, people }: Known): TownDebtor => ({
  debtor: {
    kind: 'COMPANY',
    name,
    country,
    language,
    legalForm,
    companyNumber: '',
    vatNumber: '',
    street: at[0],
    postalCode: at[1],
    city: at[2],
  },
  contacts: people.flatMap(({ person, email, phone }) => [
    ...(email ? [{ kind: 'EMAIL' as const, value: email, person, language }] : []),
    ...(phone ? [{ kind: 'PHONE' as const, value: phone, person, language }] : []),
  ]),
})

/** The debtors of the demo town, each with a way of its own of dealing with a debt. */
export const bauAdler = debtor({
  name: 'Bau Adler GmbH',
  country: 'DE',
  language: 'de',
  legalForm: 'GmbH',
  at: ['Hafenstraße 12', '20457', 'Hamburg'],
  people: [{ person: 'Petra Adler', email: 'buchhaltung@bau-adler.example', phone: '+49 40 3038 1234' }],
})

export const cafeLumiere = debtor({
  name: 'Café Lumière SARL',
  country: 'FR',
  language: 'en',
  legalForm: 'SARL',
  at: ['12 rue des Halles', '75001', 'Paris'],
  people: [{ person: 'Hugo Lambert', email: 'compta@cafe-lumiere.example' }],
})

export const hollins = debtor({
  name: 'Hollins & Sons Ltd',
  country: 'GB',
  language: 'en',
  legalForm: 'Ltd',
  at: ['4 Canal Wharf', 'LS11 5BB', 'Leeds'],
  people: [{ person: 'Grace Hollins', email: 'accounts@hollins.example', phone: '+44 113 496 0123' }],
})

export const trattoriaBruno = debtor({
  name: 'Trattoria Bruno',
  country: 'IT',
  language: 'en',
  legalForm: 'Ditta individuale',
  at: ['Via dei Fiori 3', '50123', 'Firenze'],
  people: [{ person: 'Bruno Conti', email: 'bruno@trattoria-bruno.example' }],
})

export const ferreteriaRios = debtor({
  name: 'Ferretería Ríos SL',
  country: 'ES',
  language: 'es',
  legalForm: 'SL',
  at: ['Calle Mayor 40', '06001', 'Badajoz'],
  people: [{ person: 'Elena Ríos', email: 'administracion@ferreteria-rios.example' }],
})

export const alNoor = debtor({
  name: 'Al Noor Wholesale LLC',
  country: 'AE',
  language: 'ar',
  legalForm: 'LLC',
  at: ['Deira, Al Rigga Road 55', '', 'Dubai'],
  people: [{ person: 'Khalid Al Mansouri', email: 'finance@alnoor.example', phone: '+971 4 123 4567' }],
})
