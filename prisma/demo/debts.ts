import {
  alNoor,
  bauAdler,
  cafeLumiere,
  ferreteriaRios,
  hollins,
  trattoriaBruno,
  type TownDebtor,
} from './debtors.ts'
import type { Claimed } from './place-case.ts'

/** What a company hands over; who enters it is told by the story of the town. */
type Debt = Omit<Claimed, 'company' | 'by'>

/** The same debtor, reached at another desk of theirs: every case of the town has a mailbox of its own. */
const reachedAt = (debtor: TownDebtor, value: string, person: string, language = 'en'): TownDebtor => ({
  ...debtor,
  contacts: [{ kind: 'EMAIL', value, person, language }],
})

/** What is owed in the town, in the order in which it is handed over, and as the invoices say it. */
export const flatBars: Debt = {
  debtor: hollins,
  currency: 'GBP',
  reference: 'PO 7741',
  invoices: [{ number: 'F-2026-0098', dueDaysAgo: 151, amount: '3860.00', goods: 'Flat bars S275JR, 4.2 t' }],
  deliveryNote: true,
}

export const terrace: Debt = {
  debtor: trattoriaBruno,
  currency: 'EUR',
  invoices: [
    { number: 'F-2026-0131', dueDaysAgo: 118, amount: '1940.00', goods: 'Estructura para terraza, 1 ud.' },
  ],
}

export const sheets: Debt = {
  debtor: alNoor,
  currency: 'AED',
  reference: 'Export 26/014',
  invoices: [
    { number: 'EX-2026-014', dueDaysAgo: 142, amount: '48250.00', goods: 'Galvanised sheet 1.5 mm, 18 t' },
    { number: 'EX-2026-019', dueDaysAgo: 96, amount: '16400.00', goods: 'Galvanised sheet 1.5 mm, 6 t' },
  ],
  deliveryNote: true,
}

export const profiles: Debt = {
  debtor: ferreteriaRios,
  currency: 'EUR',
  invoices: [{ number: 'F-2026-0155', dueDaysAgo: 92, amount: '2715.40', goods: 'Perfil IPE 120, 2,1 t' }],
}

export const workwear: Debt = {
  debtor: reachedAt(bauAdler, 'p.adler@bau-adler.example', 'Petra Adler', 'de'),
  currency: 'EUR',
  invoices: [{ number: 'NT-24817', dueDaysAgo: 88, amount: '4280.00', goods: 'Arbeitskleidung, 60 Sätze' }],
  deliveryNote: true,
}

export const halls: Debt = {
  debtor: reachedAt(hollins, 'cfo@hollins.example', 'Arthur Hollins'),
  currency: 'GBP',
  reference: 'PO 7902',
  invoices: [
    { number: 'F-2026-0117', dueDaysAgo: 128, amount: '31480.00', goods: 'Steel portal frame, hall 2' },
    { number: 'F-2026-0126', dueDaysAgo: 97, amount: '20950.00', goods: 'Steel portal frame, hall 3' },
  ],
  deliveryNote: true,
}

export const napkins: Debt = {
  debtor: reachedAt(cafeLumiere, 'direction@cafe-lumiere.example', 'Hugo Lambert'),
  currency: 'EUR',
  invoices: [
    { number: 'NT-24902', dueDaysAgo: 83, amount: '912.00', goods: 'Servietten, bestickt, 240 Stück' },
    { number: 'NT-24931', dueDaysAgo: 66, amount: '486.40', goods: 'Schürzen, 30 Stück' },
  ],
  deliveryNote: true,
}

export const reinforcement: Debt = {
  debtor: bauAdler,
  currency: 'EUR',
  reference: 'Obra Hafencity',
  invoices: [
    { number: 'F-2026-0061', dueDaysAgo: 265, amount: '8150.00', goods: 'Acero corrugado B500S, 11 t' },
    { number: 'F-2026-0077', dueDaysAgo: 231, amount: '4250.00', goods: 'Malla electrosoldada, 5,4 t' },
  ],
  deliveryNote: true,
}

export const tableLinen: Debt = {
  debtor: cafeLumiere,
  currency: 'EUR',
  invoices: [{ number: 'NT-25102', dueDaysAgo: 61, amount: '1385.50', goods: 'Tischwäsche, 120 Teile' }],
}

export const aprons: Debt = {
  debtor: reachedAt(trattoriaBruno, 'conti@trattoria-bruno.example', 'Bruno Conti'),
  currency: 'EUR',
  invoices: [{ number: 'NT-25230', dueDaysAgo: 47, amount: '864.00', goods: 'Schürzen, 40 Stück' }],
}

export const kegs: Debt = {
  debtor: reachedAt(cafeLumiere, 'hugo@cafe-lumiere.example', 'Hugo Lambert'),
  currency: 'EUR',
  invoices: [{ number: 'BC-1187', dueDaysAgo: 54, amount: '640.00', goods: '16 kegs of blonde, 20 l' }],
}

export const hotRolled: Debt = {
  debtor: reachedAt(hollins, 'grace@hollins.example', 'Grace Hollins'),
  currency: 'EUR',
  reference: 'PO 8120',
  invoices: [
    { number: 'F-2026-0188', dueDaysAgo: 40, amount: '6920.00', goods: 'Chapa laminada en caliente, 7,5 t' },
  ],
  deliveryNote: true,
}

/** Still being entered: what is not known yet is left open. */
export const handrail: Debt = {
  debtor: {
    debtor: { ...cafeLumiere.debtor, legalForm: '', street: '', postalCode: '' },
    contacts: [],
  },
  currency: 'EUR',
  invoices: [
    { number: 'F-2026-0201', dueDaysAgo: 33, amount: '1120.00', goods: 'Barandilla de acero, 12 m' },
  ],
}
