import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import { addressIn } from '#shared/pages/addresses.ts'
import { passwordLength } from '#shared/access/password.ts'
import { sayInvalid } from '#pwa/app/fault.ts'
import { currentLanguage } from '#pwa/app/i18n.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { OnlyVisitor } from '#pwa/app/session.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { PasswordField } from '#pwa/ui/password-field.tsx'
import { Steps } from '#pwa/ui/steps.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { useArrive } from './arrive.ts'
import { askAuth, isFault, sayAuthFault, sayPassword } from './ask-auth.ts'

import { textOf, useSubmit } from './use-submit.ts'

/** The first step of becoming a creditor: a person with an address and a password. The company comes next. */
export default function SignUpScreen() {
  return (
    <OnlyVisitor>
      <SignUp />
    </OnlyVisitor>
  )
}

function SignUp() {
  const { t } = useTranslation('access')
  const { search } = useLocation()
  const [asked] = useSearchParams()
  const invited = asked.get('email')
  const arrive = useArrive()
  usePageTitle(t('signUp.title'))

  const form = useSubmit(async (data) => {
    await askAuth('/sign-up/email', {
      name: textOf(data, 'name').trim(),
      email: textOf(data, 'email').trim(),
      password: textOf(data, 'password'),
      language: currentLanguage(),
    })
    await arrive()
  })
  const isKnown = isFault(form.fault, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL')
  const isShort = isFault(form.fault, 'PASSWORD_TOO_SHORT')
  const words = form.fault ? sayAuthFault(form.fault, t) : undefined

  return (
    <>
      {invited ? null : <Steps current={1} total={4} label={t('register.step', { step: 1, of: 4 })} />}
      <PageHeading title={t('signUp.title')} lead={invited ? t('signUp.leadInvited') : t('signUp.lead')} />
      {words && !isKnown && !isShort ? (
        <Notice tone="bad" role="alert" className="mb-6">
          {words}
        </Notice>
      ) : null}
      <form onSubmit={form.submit} noValidate className="grid gap-5">
        <TextField
          name="name"
          label={t('field.name')}
          error={sayInvalid(form.invalid.name, t)}
          autoComplete="name"
          autoCapitalize="words"
          enterKeyHint="next"
          maxLength={120}
          required
        />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('field.workEmail')}
          hint={invited ? t('signUp.emailFixed') : undefined}
          error={isKnown ? words : sayInvalid(form.invalid.email, t)}
          defaultValue={invited ?? ''}
          readOnly={invited !== null}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          enterKeyHint="next"
          required
        />
        <PasswordField
          name="password"
          label={t('field.password')}
          hint={t('field.passwordHint', { min: passwordLength.min })}
          error={isShort ? words : sayPassword(form.invalid.password, t)}
          showLabel={t('field.show')}
          hideLabel={t('field.hide')}
          autoComplete="new-password"
          minLength={passwordLength.min}
          maxLength={passwordLength.max}
          enterKeyHint="go"
          required
        />
        <p className="text-sm text-ink-soft">
          {t('signUp.privacy')}{' '}
          <a
            href={addressIn(currentLanguage(), '/legal')}
            className="text-primary underline underline-offset-2"
          >
            {t('signUp.privacyLink')}
          </a>
        </p>
        <ActionBar>
          <Button type="submit" look="primary" wide pending={form.pending}>
            {t('signUp.action')}
          </Button>
        </ActionBar>
      </form>
      <p className="mt-6">
        {t('signUp.known')}{' '}
        <RouterLink
          href={`/app/sign-in${search}`}
          className="inline-flex min-h-12 items-center font-medium text-primary underline underline-offset-2"
        >
          {t('signUp.signIn')}
        </RouterLink>
      </p>
    </>
  )
}
