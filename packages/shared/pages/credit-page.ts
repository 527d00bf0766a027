import type { CreditStanding } from '../bank/credit.ts'
import type { FormState } from './public-pages.ts'

export const accountFields = ['name', 'iban'] as const
export type AccountField = (typeof accountFields)[number]

/** What is in a debtor's favour, the form to ask for it, and what became of what went back. */
export type PortalCreditPage = {
  page: 'portal-credit'
  credit: CreditStanding
  /** The refund whose account is typed; null where everything in favour is asked for. */
  accountFor: string | null
  form: FormState<AccountField>
  done: 'asked' | 'said' | null
}
