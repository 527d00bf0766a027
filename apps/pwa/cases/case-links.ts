import type { CaseStatus } from '#shared/cases/case.ts'

/** Where a row of a case leads: a draft goes on in the form it was begun in, everything else to its page. */
export const caseAddress = ({ caseId, status }: { caseId: string; status: CaseStatus }): string =>
  status === 'DRAFT' ? `/app/cases/new?case=${encodeURIComponent(caseId)}` : `/app/cases/${caseId}`
