import { type BusinessId, readBusinessId } from '../people/business-id.ts'
import { isRefusal, Refusal } from '../refusal.ts'
import type { CompanyInput } from './company-input.ts'

type Applicant = Pick<CompanyInput, 'actingAs' | 'country' | 'number'>

/**
 * Whether somebody may register, and under which number (A41, A42): businesses only, each with a number of its
 * country. A private person is told who can help instead; a company is not a person's own tax number.
 */
export function readApplicant({ actingAs, country, number }: Applicant): BusinessId | Refusal {
  if (actingAs === 'consumer') return new Refusal('access.consumer')
  const business = readBusinessId(country, number)
  if (isRefusal(business)) return business
  return business.personal && actingAs === 'company' ? new Refusal('people.numberPerson') : business
}
