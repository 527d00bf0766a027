import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useCorrections } from '#pwa/corrections/use-corrections.ts'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

// Few receipts are ever corrected; the other cases do not wait for what that needs.
const CorrectionCard = lazy(async () => ({
  default: (await import('#pwa/corrections/correction-card.tsx')).CorrectionCard,
}))

/** The place of corrections on a case: before everything else while one waits for the second person. */
export function CorrectionSlot({ file }: { file: CaseFile }) {
  const { data: of } = useCorrections(file.caseId)
  const mayDecide = !whyNotAct(useActor(), 'corrections.approve', { collectorId: null })
  if (!of || of.corrections.length === 0) return null
  return (
    <div className={of.corrections.some(({ status }) => status === 'WAITING') ? '-order-2' : 'order-8'}>
      <Suspense>
        <Corrections>
          {of.corrections.map((correction) => (
            <CorrectionCard
              key={correction.correctionId}
              caseId={file.caseId}
              creditorId={file.creditor.creditorId}
              correction={correction}
              mayDecide={mayDecide}
            />
          ))}
        </Corrections>
      </Suspense>
    </div>
  )
}

function Corrections({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation('corrections')
  return (
    <Panel title={t('list')}>
      <div className="grid grid-cols-1 gap-4">{children}</div>
    </Panel>
  )
}
