import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Id } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Absences } from './absence-card.tsx'

/** An absence of the reader: over early, or not happening, with one press. */
export function AbsenceRow({ absence }: { absence: Absences['mine'][number] }) {
  const { t } = useTranslation(['access', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { id, fromOn, untilOn, deputyName, isNow } = absence
  const end = useMutation(
    trpc.access.endAbsence.mutationOptions({
      onSuccess: async () => {
        say(t(isNow ? 'absence.backSaid' : 'absence.cancelSaid'))
        await client.invalidateQueries(trpc.access.absence.queryFilter())
      },
      onError: (error) => say(sayFault(error, t), 'bad'),
    }),
  )
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-3 first:pt-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">
          {t('absence.days', { from: format.day(fromOn), until: format.day(untilOn) })}
        </p>
        <p className="text-sm text-ink-soft">{t('absence.with', { name: deputyName })}</p>
        {isNow ? <Status tone="attention">{t('absence.now')}</Status> : null}
      </div>
      <Button pending={end.isPending} onClick={() => end.mutate({ absenceId: id as Id<'absence'> })}>
        {t(isNow ? 'absence.back' : 'absence.cancel')}
      </Button>
    </li>
  )
}
