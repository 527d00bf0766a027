import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { printedIban } from '#shared/bank/bank-details.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

/** Accounts whose holder is not plainly the company: somebody of the desk says whether it is. */
export function HoldersToCheck() {
  const { t } = useTranslation(['bank-details', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const format = useFormat()
  const mayDecide = reachOf(useActor().kind, 'bankDetails.checkHolder') !== null
  const waiting = useQuery(trpc.bankDetails.toCheck.queryOptions())
  const check = useMutation(
    trpc.bankDetails.checkHolder.mutationOptions({
      onSuccess: (_, { decision }) => say(t(decision === 'CHECKED' ? 'wasChecked' : 'wasRefused')),
      onSettled: () => client.invalidateQueries(trpc.bankDetails.pathFilter()),
    }),
  )
  if (!waiting.data || waiting.data.length === 0) return null
  return (
    <Card title={t('checkTitle')} className="mb-6">
      <p className="mb-2 max-w-prose text-ink-soft">{t('checkLead')}</p>
      {check.error ? (
        <Notice tone="bad" role="alert" className="mb-2">
          {sayFault(check.error, t)}
        </Notice>
      ) : null}
      <ul className="divide-y divide-line">
        {waiting.data.map(({ detailsId, company, holder, iban, enteredBy, enteredAt }) => (
          <li key={detailsId} className="flex flex-wrap items-center justify-between gap-4 py-4">
            <div className="min-w-0">
              <p className="font-medium">{t('checkFor', { company, holder })}</p>
              <span className="block text-sm">
                <bdi dir="ltr" className="figures">
                  {printedIban(iban)}
                </bdi>
              </span>
              {enteredAt ? (
                <p className="text-sm text-ink-soft">
                  {t('enteredBy', { person: enteredBy, at: format.instant(enteredAt) })}
                </p>
              ) : null}
            </div>
            {mayDecide ? (
              <div className="flex flex-wrap gap-2">
                <Button
                  pending={check.isPending}
                  onClick={() => check.mutate({ detailsId, decision: 'CHECKED' })}
                >
                  {t('checked')}
                </Button>
                <Button
                  look="danger"
                  pending={check.isPending}
                  onClick={() => check.mutate({ detailsId, decision: 'REFUSED' })}
                >
                  {t('refuse')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
