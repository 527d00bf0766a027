import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotBeAway } from '#shared/access/absence.ts'
import { isDay } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import type { Refusal } from '#shared/refusal.ts'
import { fieldFaults, sayFault, sayInvalid, sayRefusal } from '#pwa/app/fault.ts'
import { invalidFields } from '#pwa/app/invalid-fields.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import type { Absences } from './absence-card.tsx'
import { textOf } from './use-submit.ts'

/** From when, until when, and who stands in; the rule of the server says no before anything is sent. */
export function AbsenceForm({ absences }: { absences: Absences }) {
  const { t } = useTranslation(['access', 'app', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const { today, self, mayName, others } = absences
  const [invalid, setInvalid] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const away = useMutation(
    trpc.access.beAway.mutationOptions({
      onSettled: () => client.invalidateQueries(trpc.access.absence.queryFilter()),
    }),
  )
  const nameOf = (deputyId: string) => mayName.find(({ userId }) => userId === deputyId)?.name ?? ''

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    away.reset()
    setRefusal(null)
    const found = invalidFields(form)
    setInvalid(found)
    if (Object.keys(found).length > 0) return
    const typed = new FormData(form)
    const [fromOn, untilOn, deputyId] = ['fromOn', 'untilOn', 'deputyId'].map((name) => textOf(typed, name))
    if (!isDay(fromOn) || !isDay(untilOn) || !deputyId) return
    const deputy = mayName.find(({ userId }) => userId === deputyId) ?? null
    const no = whyNotBeAway({ fromOn, untilOn, today, self, deputy, others })
    setRefusal(no)
    if (no) return
    away.mutate(
      { fromOn, untilOn, deputyId: deputyId as Id<'user'> },
      {
        onSuccess: () => {
          form.reset()
          say(t('absence.saved', { name: nameOf(deputyId) }))
        },
      },
    )
  }

  const faults = fieldFaults(away.error, t)
  const isWhole = away.error && Object.keys(faults).length === 0
  const fault = refusal ? sayRefusal(refusal, t) : isWhole ? sayFault(away.error, t) : null
  const task = self.creditorId ? 'creditor' : self.role === 'manager' ? 'manager' : 'collector'
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <p className="text-ink-soft">{t(`absence.${task}`)}</p>
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <DateField
          name="fromOn"
          label={t('absence.from')}
          defaultValue={today}
          error={sayInvalid(invalid.fromOn, t) ?? faults.fromOn}
          required
        />
        <DateField
          name="untilOn"
          label={t('absence.until')}
          error={sayInvalid(invalid.untilOn, t) ?? faults.untilOn}
          required
        />
      </div>
      <SelectField
        name="deputyId"
        label={t('absence.deputy')}
        placeholder={t('absence.choose')}
        defaultValue={mayName.length === 1 ? mayName[0]?.userId : ''}
        options={mayName.map(({ userId, name }) => ({ value: userId, label: name }))}
        error={sayInvalid(invalid.deputyId, t) ?? faults.deputyId}
        required
      />
      <div>
        <Button type="submit" pending={away.isPending}>
          {t('absence.action')}
        </Button>
      </div>
    </form>
  )
}
