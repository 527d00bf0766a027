import { useTranslation } from 'react-i18next'
import type { Actor } from '#shared/access/actor.ts'
import { isOpenDirect, whyNotDirect } from '#shared/payments/direct-payment.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type DirectOfCase, type Report, useDirect } from '../payments/use-direct.ts'
import type { Deed } from './desk-tools.tsx'
import type { CaseFile } from './use-desk.ts'

/** The keys by which the desk decides about a report: it is proved, post it, ask, do not post. */
export const directKeys = { verify: 'v', post: 'p', query: 'q', reject: 'z' } as const
export type DirectDeed = keyof typeof directKeys
export const directDeeds = ['verify', 'post', 'query', 'reject'] as const satisfies DirectDeed[]

const procedures = {
  verify: 'payments.verifyDirect',
  post: 'payments.postDirect',
  query: 'payments.queryDirect',
  reject: 'payments.rejectDirect',
} as const

/** What this person may do about a report as it stands. */
export function directDeedsOf(
  actor: Actor,
  file: Pick<CaseFile, 'inPlaceOf' | 'collector'>,
  report: Pick<Report, 'status'>,
): DirectDeed[] {
  // Whoever stands in for the collector works the case today (A30).
  const standsIn = file.inPlaceOf !== null && 'userId' in actor
  const assigned = { collectorId: standsIn ? actor.userId : (file.collector?.id ?? null) }
  const side = actor.kind === 'collector' ? 'collector' : 'manager'
  return directDeeds.filter(
    (deed) => !whyNotAct(actor, procedures[deed], assigned) && !whyNotDirect(report.status, deed, side),
  )
}

/** Keys are about the report that stands first. */
export const firstOpen = (of: DirectOfCase | undefined): Report | undefined =>
  of?.reports.find(({ status }) => isOpenDirect(status))

export const directButton = (deed: DirectDeed): string => `direct-${deed}`

/** The same for the list of keys, its help and the palette: a key presses the button that stands there. */
export function useDirectDeeds(file: CaseFile): Deed[] {
  const { t } = useTranslation('desk')
  const actor = useActor()
  const report = firstOpen(useDirect(file.caseId).data)
  if (!report) return []
  return directDeedsOf(actor, file, report).map((deed) => ({
    key: directKeys[deed],
    label: t(`act.direct.${deed}`),
    group: 'case',
    run: () => document.getElementById(directButton(deed))?.click(),
  }))
}
