import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { passwordLength } from '#shared/access/password.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { say } from '#pwa/app/say.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { PasswordField } from '#pwa/ui/password-field.tsx'
import { askAuth, isFault, sayAuthFault, sayPassword } from './ask-auth.ts'
import { textOf, useSubmit } from './use-submit.ts'

/** Where the link of a reset leads. The secret leaves the address bar at once and is kept only by this screen. */
export default function NewPasswordScreen() {
  const { t } = useTranslation('access')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [token] = useState(() => search.get('token') ?? '')
  usePageTitle(t('newPassword.title'))
  const form = useSubmit(async (data) => {
    await askAuth('/reset-password', { token, newPassword: textOf(data, 'password') })
    say(t('newPassword.done'))
    await navigate('/app/sign-in', { replace: true })
  })
  const isDead = token === '' || isFault(form.fault, 'INVALID_TOKEN') || isFault(form.fault, 'TOKEN_EXPIRED')

  if (isDead) {
    return (
      <>
        <PageHeading title={t('newPassword.deadTitle')} lead={t('fault.link')} />
        <ButtonLink as={RouterLink} href="/app/forgot" look="primary" wide>
          {t('newPassword.again')}
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageHeading title={t('newPassword.title')} lead={t('newPassword.lead')} />
      <form onSubmit={form.submit} noValidate className="grid gap-5">
        <PasswordField
          name="password"
          label={t('field.newPassword')}
          hint={t('field.passwordHint', { min: passwordLength.min })}
          error={form.fault ? sayAuthFault(form.fault, t) : sayPassword(form.invalid.password, t)}
          showLabel={t('field.show')}
          hideLabel={t('field.hide')}
          autoComplete="new-password"
          minLength={passwordLength.min}
          maxLength={passwordLength.max}
          enterKeyHint="done"
          required
        />
        <Button type="submit" look="primary" wide pending={form.pending}>
          {t('newPassword.action')}
        </Button>
      </form>
    </>
  )
}
