import { useTranslation } from 'react-i18next'
import { sayInvalid } from '#pwa/app/fault.ts'
import { Button } from '#pwa/ui/button.tsx'
import { PasswordField } from '#pwa/ui/password-field.tsx'
import { sayAuthFault } from './ask-auth.ts'
import { textOf, useSubmit } from './use-submit.ts'

type PasswordConfirmProps = {
  text: string
  action: string
  danger?: boolean
  onPassword: (password: string) => Promise<void>
}

/** Before a lock is changed, whoever holds the device shows that they are its owner. */
export function PasswordConfirm({ text, action, danger, onPassword }: PasswordConfirmProps) {
  const { t } = useTranslation('access')
  const form = useSubmit((data) => onPassword(textOf(data, 'password')))
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-5">
      <p>{text}</p>
      <PasswordField
        name="password"
        label={t('password.current')}
        error={form.fault ? sayAuthFault(form.fault, t) : sayInvalid(form.invalid.password, t)}
        showLabel={t('field.show')}
        hideLabel={t('field.hide')}
        autoComplete="current-password"
        autoFocus
        required
      />
      <Button type="submit" look={danger ? 'danger' : 'primary'} wide pending={form.pending}>
        {action}
      </Button>
    </form>
  )
}
