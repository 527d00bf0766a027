import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { useMoneyDeed } from '#pwa/payments/use-direct.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { CorrectionPreview } from './correction-preview.tsx'
import type { CaseCorrection } from './use-corrections.ts'

/** The second person sees what it will do as it stands now, and then agrees. */
export function CorrectionDecision({ caseId, correction }: { caseId: CaseId; correction: CaseCorrection }) {
  const { t } = useTranslation('corrections')
  const trpc = useTRPC()
  const { correctionId, version, paymentId, kind, toCase, invoiceIds } = correction
  const approve = useMoneyDeed(trpc.corrections.approve.mutationOptions(), t('approved'))
  const preview = useQuery({
    ...trpc.corrections.preview.queryOptions({
      caseId,
      paymentId,
      correctionId,
      kind,
      invoiceIds,
      ...(toCase ? { toCaseId: toCase.caseId } : {}),
    }),
    retry: false,
  })
  return (
    <>
      {preview.data ? (
        <CorrectionPreview
          title={t('preview.title')}
          currency={preview.data.currency}
          cases={preview.data.cases}
        />
      ) : null}
      {approve.fault ? (
        <Notice tone="bad" role="alert">
          {approve.fault}
        </Notice>
      ) : null}
      <Button
        look="primary"
        className="justify-self-start"
        pending={approve.isPending}
        onClick={() => approve.mutate({ caseId, correctionId, version })}
      >
        {t('approve')}
      </Button>
    </>
  )
}
