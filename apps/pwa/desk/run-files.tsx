import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPCClient } from '#pwa/app/trpc.ts'
import { saveFile } from './save-file.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import type { Run } from './run-totals.tsx'

/** The orders as they were handed over, for whoever carries them to the bank by hand. */
export function RunFiles({ files }: { files: Run['files'] }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const client = useTRPCClient()
  const mayOpen = reachOf(useActor().kind, 'remittances.order') !== null
  const download = useMutation({
    mutationFn: (messageId: string) => client.remittances.order.query({ messageId }),
    onSuccess: ({ name, base64 }) => saveFile(name, 'application/xml', base64),
  })
  return (
    <Card title={t('files')}>
      <ul className="divide-y divide-line">
        {files.map(({ messageId, currency, transfers, sum }) => (
          <li key={messageId} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span>
              <bdi className="block font-medium">{messageId}</bdi>
              <span className="figures text-sm text-ink-soft">
                {t('transfers', { count: transfers })} · <bdi>{format.money(sum, currency)}</bdi>
              </span>
            </span>
            {mayOpen ? (
              <Button pending={download.isPending} onClick={() => download.mutate(messageId)}>
                {t('download', { name: `pain-${messageId}.xml` })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
