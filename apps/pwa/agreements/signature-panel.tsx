import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mandate } from '#shared/agreements/mandate.ts'
import { type SigningInput, signingInput } from '#shared/agreements/signing-input.ts'
import { sayFault, sayField } from '#pwa/app/fault.ts'
import { useActor, useMe } from '#pwa/app/session.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { StepBar } from '#pwa/ui/step-bar.tsx'
import type { OfferedText } from './agreement-words.tsx'

export type SignaturePanelProps = {
  offered: OfferedText
  mandate: Mandate
  pending: boolean
  fault: unknown
  onSign: (input: SigningInput) => void
  onBack: () => void
}

/** Who signs, in which role, and the confirmation that they may. */
export function SignaturePanel({ offered, mandate, pending, fault, onSign, onBack }: SignaturePanelProps) {
  const { t } = useTranslation(['agreements', 'app', 'errors'])
  const actor = useActor()
  const { company } = useMe()
  const [faults, setFaults] = useState<Record<string, string>>({})
  const name = 'name' in actor ? actor.name : ''

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = signingInput.safeParse({
      signerName: form.get('signerName'),
      signerRole: form.get('signerRole'),
      authorityConfirmed: form.get('authority') === 'yes',
      textVersion: offered.version,
      language: offered.language,
      mandate,
    })
    const found = (read.error?.issues ?? []).map(({ path, message }) => [
      path.join('.'),
      sayField(message, t),
    ])
    setFaults(Object.fromEntries(found))
    if (read.success) onSign(read.data)
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        name="signerName"
        label={t('sign.name')}
        defaultValue={name}
        autoComplete="name"
        maxLength={120}
        error={faults.signerName}
        enterKeyHint="next"
      />
      <TextField
        name="signerRole"
        label={t('sign.role')}
        hint={t('sign.roleHint')}
        autoComplete="organization-title"
        maxLength={120}
        error={faults.signerRole}
        enterKeyHint="done"
      />
      <Checkbox
        name="authority"
        value="yes"
        label={t('sign.authority', { company: company?.name ?? '', version: offered.version })}
        error={faults.authorityConfirmed}
      />
      <p className="text-sm text-ink-soft">
        {t('sign.recorded')} {t('sign.waiting')}
      </p>
      {fault ? (
        <Notice tone="bad" role="alert">
          {sayFault(fault, t)}
        </Notice>
      ) : null}
      <StepBar backLabel={t('next.back')} onBack={onBack} disabled={pending}>
        <Button type="submit" look="primary" wide pending={pending}>
          {t('sign.submit')}
        </Button>
      </StepBar>
    </form>
  )
}
