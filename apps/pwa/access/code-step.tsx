import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInvalid } from '#pwa/app/fault.ts'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { CodeField } from '#pwa/ui/code-field.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { useArrive } from './arrive.ts'
import { askAuth, isFault, sayAuthFault } from './ask-auth.ts'
import { textOf, useSubmit } from './use-submit.ts'

/** The second step of a sign-in: the six digits of the app, or one of the codes kept for a lost phone. */
export function CodeStep({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('access')
  const arrive = useArrive()
  const [isBackup, setBackup] = useState(false)
  const title = isBackup ? t('code.backupTitle') : t('code.title')
  usePageTitle(title)

  const form = useSubmit(async (data) => {
    const code = textOf(data, 'code').replace(/\s/g, '')
    const trustDevice = data.get('trust') === 'on'
    await askAuth(isBackup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', {
      code,
      trustDevice,
    })
    await arrive()
  })

  return (
    <>
      <PageHeading title={title} lead={isBackup ? t('code.backupLead') : t('code.lead')} />
      <form key={String(isBackup)} onSubmit={form.submit} noValidate className="grid gap-5">
        <CodeField
          name="code"
          label={isBackup ? t('code.backupField') : t('code.field')}
          error={form.fault ? sayAuthFault(form.fault, t) : sayInvalid(form.invalid.code, t)}
          {...(isBackup
            ? { inputMode: 'text', autoComplete: 'off', autoCapitalize: 'none' }
            : { maxLength: 7 })}
          autoFocus
          required
        />
        <Checkbox name="trust" label={t('code.trust')} hint={t('code.trustHint')} />
        <Button type="submit" look="primary" wide pending={form.pending}>
          {t('signIn.action')}
        </Button>
      </form>
      <div className="mt-3 grid gap-1">
        <Button
          look="quiet"
          onClick={() => {
            form.setFault(null)
            setBackup(!isBackup)
          }}
        >
          {isBackup ? t('code.useApp') : t('code.useBackup')}
        </Button>
        <Button look="quiet" onClick={onAgain}>
          {isFault(form.fault, 'INVALID_TWO_FACTOR_COOKIE') ? t('code.startAgain') : t('code.otherPerson')}
        </Button>
      </div>
    </>
  )
}
