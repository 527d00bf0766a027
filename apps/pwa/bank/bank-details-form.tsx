import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countries } from '#shared/countries.ts'
import { fieldFaults, sayFault, sayInvalid } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { invalidFields } from '#pwa/app/invalid-fields.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { CodeField } from '#pwa/ui/code-field.tsx'
import { CountrySelect } from '#pwa/ui/country-select.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'

type Props = { holder: string; country: string; onDone: () => void }

/** An account with the address that banks ask for, and the code of the person's app at this moment. */
export function BankDetailsForm({ holder, country, onDone }: Props) {
  const { t } = useTranslation(['bank-details', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [invalid, setInvalid] = useState<Record<string, string>>({})
  const enter = useMutation(
    trpc.bankDetails.enter.mutationOptions({
      onSuccess: async () => {
        say(t('saved'))
        await client.invalidateQueries(trpc.bankDetails.pathFilter())
        onDone()
      },
    }),
  )
  const faults = fieldFaults(enter.error, t)
  const isWhole = enter.error && Object.keys(faults).length === 0
  const errorOf = (name: string) => sayInvalid(invalid[name], t) ?? faults[name]

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const found = invalidFields(event.currentTarget)
    setInvalid(found)
    if (Object.keys(found).length > 0) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    enter.mutate({
      iban: text('iban'),
      holder: text('holder'),
      street: text('street'),
      buildingNumber: text('buildingNumber'),
      postalCode: text('postalCode'),
      town: text('town'),
      country: text('country'),
      code: text('code'),
    })
  }

  const address = ['street', 'buildingNumber', 'postalCode'] as const
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      {isWhole ? (
        <Notice tone="bad" role="alert">
          {sayFault(enter.error, t)}
        </Notice>
      ) : null}
      <TextField
        name="iban"
        label={t('iban')}
        hint={t('ibanHint')}
        error={errorOf('iban')}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        required
      />
      <TextField
        name="holder"
        label={t('holder')}
        hint={t('holderHint')}
        error={errorOf('holder')}
        defaultValue={holder}
        autoComplete="organization"
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {address.map((name) => (
          <TextField key={name} name={name} label={t(name)} error={errorOf(name)} />
        ))}
        <TextField
          name="town"
          label={t('town')}
          error={errorOf('town')}
          autoComplete="address-level2"
          required
        />
      </div>
      <CountrySelect
        name="country"
        label={t('country')}
        error={errorOf('country')}
        defaultValue={country}
        countries={countries.map((code) => ({ code, name: format.country(code) }))}
        language={format.language}
        first={[country]}
      />
      <CodeField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        error={errorOf('code')}
        maxLength={6}
        required
      />
      <Button type="submit" look="primary" wide pending={enter.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}
