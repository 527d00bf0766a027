import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconFile } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import type { CaseFile } from './case-screen.tsx'

/** A case that the desk typed: the company looks it through and says that it is right (A16). */
export function CaseEntry({ file: { caseId, entry, status } }: { file: CaseFile }) {
  const { t } = useTranslation(['case-file', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const confirm = useMutation(
    trpc.cases.confirmEntry.mutationOptions({
      onSuccess: () => {
        say(t('page.confirmed'))
        return client.invalidateQueries({ queryKey: trpc.cases.pathKey() })
      },
    }),
  )
  if (!entry || entry.confirmedAt || status === 'CLOSED' || status === 'DECLINED') return null
  return (
    <Notice
      tone="info"
      icon={IconFile}
      title={t('page.entryTitle')}
      actions={
        <Button look="primary" pending={confirm.isPending} onClick={() => confirm.mutate({ caseId })}>
          {t('page.entryConfirm')}
        </Button>
      }
    >
      {t('page.entryText', { manager: entry.enteredBy, name: entry.onBehalfOf })}
      {confirm.error ? (
        <p role="alert" className="mt-2 text-bad">
          {sayFault(confirm.error, t)}
        </p>
      ) : null}
    </Notice>
  )
}
