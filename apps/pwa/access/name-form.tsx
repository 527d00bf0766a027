import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldFaults, sayInvalid } from '#pwa/app/fault.ts'
import { invalidFields } from '#pwa/app/invalid-fields.ts'
import { useActor } from '#pwa/app/session.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { useSettings } from './use-settings.ts'

export function NameForm() {
  const { t } = useTranslation(['access', 'app'])
  const actor = useActor()
  const settings = useSettings()
  const [invalid, setInvalid] = useState<Record<string, string>>({})
  if (!('email' in actor)) return null

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const found = invalidFields(event.currentTarget)
    setInvalid(found)
    if (Object.keys(found).length > 0) return
    settings.mutate({ name: String(new FormData(event.currentTarget).get('name')) })
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        name="name"
        label={t('field.name')}
        hint={t(actor.kind === 'creditor' ? 'account.nameHint' : 'account.nameHintDesk')}
        defaultValue={actor.name}
        error={sayInvalid(invalid.name, t) ?? fieldFaults(settings.error, t).name}
        autoComplete="name"
        maxLength={120}
        required
      />
      <Facts facts={[{ key: 'email', label: t('field.email'), value: <bdi>{actor.email}</bdi> }]} />
      <div>
        <Button type="submit" pending={settings.isPending}>
          {t('common.save', { ns: 'app' })}
        </Button>
      </div>
    </form>
  )
}
