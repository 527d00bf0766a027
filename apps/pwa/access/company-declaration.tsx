import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import type { Application } from './company-application.ts'

type CompanyDeclarationProps = {
  given: Application
  pending: boolean
  fault: unknown
  onChange: (step: number) => void
  onDone: () => void
}

/** What will be stored, once more in view, and the declaration of being a business (A41). */
export function CompanyDeclaration({ given, pending, fault, onChange, onDone }: CompanyDeclarationProps) {
  const { t } = useTranslation(['access', 'errors', 'app'])
  const { country } = useFormat()
  const [error, setError] = useState<string>()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const isDeclared = new FormData(event.currentTarget).get('declared') === 'on'
    setError(isDeclared ? undefined : t('input.mustConfirm', { ns: 'errors' }))
    if (isDeclared) onDone()
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      {fault ? (
        <Notice tone="bad" role="alert">
          {sayFault(fault, t)}
        </Notice>
      ) : null}
      <Card
        title={given.name}
        aside={
          <Button look="quiet" onClick={() => onChange(2)}>
            {t('register.change')}
          </Button>
        }
      >
        <Facts
          facts={[
            { key: 'country', label: t('register.country'), value: country(given.country) },
            {
              key: 'number',
              label: t('register.number'),
              value: <bdi className="figures">{given.number}</bdi>,
            },
            {
              key: 'who',
              label: t('register.who'),
              value: given.actingAs === '' ? '' : t(`register.${given.actingAs}`),
            },
          ]}
        />
      </Card>
      <Checkbox
        name="declared"
        label={t('register.declaration', { company: given.name })}
        hint={t('register.declarationHint')}
        error={error}
      />
      <p className="text-ink-soft">{t('register.next')}</p>
      <ActionBar>
        <Button type="submit" look="primary" wide pending={pending}>
          {t('register.action')}
        </Button>
      </ActionBar>
    </form>
  )
}
