import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { type Consent, type CostsOfCase, useCostDeed } from './use-costs.ts'

type Props = { caseId: CaseId; of: CostsOfCase; consent: Consent }

/** Who may say yes and why, by when, what silence means; and exactly what each answer does, before its button. */
export function DecideConsent({ caseId, of, consent }: Props) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const trpc = useTRPC()
  const [asking, setAsking] = useState<'approve' | 'refuse' | null>(null)
  const [words, setWords] = useState('')
  const amount = format.money(consent.ceiling, of.currency)
  const decide = useCostDeed(
    trpc.costs.decide.mutationOptions(),
    ({ approve }) => t(approve ? 'given' : 'refusedTold'),
    () => setAsking(null),
  )
  const date = format.day(consent.dueOn)
  return (
    <div className="grid grid-cols-1 gap-3">
      <Status tone="attention">{t('answerBy', { date })}</Status>
      <p className="max-w-prose text-sm text-ink-soft">
        {t('who')} {t('silence', { date })}
      </p>
      {of.forName ? <Notice tone="info">{t('forName', { name: of.forName })}</Notice> : null}
      {of.mayDecide ? (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" className="max-sm:w-full" onClick={() => setAsking('approve')}>
            {t('approve', { amount })}
          </Button>
          <Button className="max-sm:w-full" onClick={() => setAsking('refuse')}>
            {t('refuse')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <ConfirmDialog
          open
          title={asking === 'approve' ? t('confirmTitle', { amount }) : t('refuseTitle')}
          confirmLabel={asking === 'approve' ? t('approve', { amount }) : t('refuse')}
          cancelLabel={t('cancel')}
          closeLabel={t('close')}
          pending={decide.isPending}
          error={decide.fault}
          onCancel={() => setAsking(null)}
          onConfirm={() =>
            decide.mutate({
              caseId,
              consentId: consent.consentId,
              approve: asking === 'approve',
              ...(words.trim() ? { words } : {}),
            })
          }
        >
          <div className="grid grid-cols-1 gap-4">
            <p className="max-w-prose">{asking === 'approve' ? t('effect', { amount }) : t('refuseText')}</p>
            <TextArea
              label={t('words')}
              rows={3}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </div>
        </ConfirmDialog>
      ) : null}
    </div>
  )
}
