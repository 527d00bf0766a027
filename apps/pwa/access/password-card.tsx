import { useTranslation } from 'react-i18next'
import { passwordLength } from '#shared/access/password.ts'
import { sayInvalid } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { PasswordField } from '#pwa/ui/password-field.tsx'
import { askAuth, isFault, sayAuthFault, sayPassword } from './ask-auth.ts'
import { textOf, useSubmit } from './use-submit.ts'

export function PasswordCard() {
  const { t } = useTranslation('access')
  const form = useSubmit(async (data, element) => {
    await askAuth('/change-password', {
      currentPassword: textOf(data, 'current'),
      newPassword: textOf(data, 'next'),
      revokeOtherSessions: true,
    })
    element.reset()
    say(t('password.done'))
  })
  const words = form.fault ? sayAuthFault(form.fault, t) : undefined
  const isNew = isFault(form.fault, 'PASSWORD_TOO_SHORT') || isFault(form.fault, 'PASSWORD_TOO_LONG')
  return (
    <Card title={t('password.title')}>
      <form onSubmit={form.submit} noValidate className="grid gap-5">
        <PasswordField
          name="current"
          label={t('password.current')}
          error={isNew ? undefined : (words ?? sayInvalid(form.invalid.current, t))}
          showLabel={t('field.show')}
          hideLabel={t('field.hide')}
          autoComplete="current-password"
          required
        />
        <PasswordField
          name="next"
          label={t('field.newPassword')}
          hint={t('field.passwordHint', { min: passwordLength.min })}
          error={isNew ? words : sayPassword(form.invalid.next, t)}
          showLabel={t('field.show')}
          hideLabel={t('field.hide')}
          autoComplete="new-password"
          minLength={passwordLength.min}
          maxLength={passwordLength.max}
          required
        />
        <p className="text-sm text-ink-soft">{t('password.others')}</p>
        <div>
          <Button type="submit" pending={form.pending}>
            {t('password.action')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
