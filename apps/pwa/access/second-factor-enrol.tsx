import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInvalid } from '#pwa/app/fault.ts'
import { Button } from '#pwa/ui/button.tsx'
import { CodeField } from '#pwa/ui/code-field.tsx'
import { CopyButton } from '#pwa/ui/copy-button.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { askAuth, sayAuthFault } from './ask-auth.ts'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordConfirm } from './password-confirm.tsx'
import { QrCode } from './qr-code.tsx'
import { textOf, useSubmit } from './use-submit.ts'

type Secret = { totpURI: string; backupCodes: string[] }

/** Three steps: the password, the code scanned and proved, the codes for a lost phone put away. */
export function SecondFactorEnrol({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('access')
  const [secret, setSecret] = useState<Secret | null>(null)
  const [isProved, setProved] = useState(false)

  if (!secret) {
    const start = async (password: string) =>
      setSecret(await askAuth<Secret>('/two-factor/enable', { password }))
    return <PasswordConfirm text={t('factor.passwordText')} action={t('factor.start')} onPassword={start} />
  }
  if (!isProved) return <Scan uri={secret.totpURI} onProved={() => setProved(true)} />
  return <BackupCodes codes={secret.backupCodes} onDone={onDone} />
}

function Scan({ uri, onProved }: { uri: string; onProved: () => void }) {
  const { t } = useTranslation(['access', 'app'])
  const key = new URL(uri).searchParams.get('secret') ?? ''
  const form = useSubmit(async (data) => {
    await askAuth('/two-factor/verify-totp', { code: textOf(data, 'code').replace(/\s/g, '') })
    onProved()
  })
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-5">
      <p>{t('factor.scan')}</p>
      <QrCode text={uri} label={t('factor.qr')} />
      <a href={uri} className="text-center font-medium text-primary underline underline-offset-2 lg:hidden">
        {t('factor.openApp')}
      </a>
      <Disclosure title={t('factor.byHand')}>
        <p className="mb-3">{t('factor.byHandText')}</p>
        <p
          dir="ltr"
          className="figures mb-3 rounded-sm bg-sunken p-3 font-mono break-all text-ink select-all"
        >
          {key.replace(/(.{4})/g, '$1 ').trim()}
        </p>
        <CopyButton
          value={key}
          label={t('common.copy', { ns: 'app' })}
          copiedLabel={t('common.copied', { ns: 'app' })}
        />
      </Disclosure>
      <CodeField
        name="code"
        label={t('factor.prove')}
        error={form.fault ? sayAuthFault(form.fault, t) : sayInvalid(form.invalid.code, t)}
        maxLength={7}
        required
      />
      <Button type="submit" look="primary" wide pending={form.pending}>
        {t('factor.proveAction')}
      </Button>
    </form>
  )
}
