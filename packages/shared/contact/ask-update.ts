import { Refusal } from '../refusal.ts'

type Situation = {
  status: string
  /** The creditor has asked already, and nobody has answered yet. */
  isAsked: boolean
}

/** Whether a creditor may ask where a case stands (A29), whenever it has been handed over, one question at a time. */
export function whyNotAskUpdate({ status, isAsked }: Situation): Refusal | null {
  if (status === 'DRAFT') return new Refusal('contact.noUpdate')
  return isAsked ? new Refusal('contact.updateAsked') : null
}
