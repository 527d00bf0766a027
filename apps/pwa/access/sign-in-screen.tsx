import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { sayInvalid } from '#pwa/app/fault.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { OnlyVisitor } from '#pwa/app/session.tsx'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { IconLock } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { PasswordField } from '#pwa/ui/password-field.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { useArrive } from './arrive.ts'
import { askAuth, sayAuthFault } from './ask-auth.ts'
import { CodeStep } from './code-step.tsx'
import { DemoPeople } from './demo-people.tsx'
import { hasPasskeys, signInWithPasskey } from './passkeys.ts'
import { textOf, useSubmit } from './use-submit.ts'

export default function SignInScreen() {
  const [isAskingCode, setAskingCode] = useState(false)
  return (
    <OnlyVisitor>
      {isAskingCode ? (
        <CodeStep onAgain={() => setAskingCode(false)} />
      ) : (
        <PasswordStep onCode={() => setAskingCode(true)} />
      )}
    </OnlyVisitor>
  )
}

function PasswordStep({ onCode }: { onCode: () => void }) {
  const { t } = useTranslation('access')
  const { search } = useLocation()
  const arrive = useArrive()
  usePageTitle(t('signIn.title'))

  async function signIn(email: string, password: string) {
    const answer = await askAuth<{ twoFactorRedirect?: boolean }>('/sign-in/email', { email, password })
    if (answer.twoFactorRedirect) onCode()
    else await arrive()
  }

  const form = useSubmit((data) => signIn(textOf(data, 'email'), textOf(data, 'password')))
  const passkey = useSubmit(async () => {
    await signInWithPasskey()
    await arrive()
  })
  const fault = form.fault ?? passkey.fault

  return (
    <>
      <PageHeading title={t('signIn.title')} lead={t('signIn.lead')} />
      {fault ? (
        <Notice tone="bad" role="alert" className="mb-6">
          {sayAuthFault(fault, t)}
        </Notice>
      ) : null}
      <form onSubmit={form.submit} noValidate className="grid gap-5">
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('field.email')}
          error={sayInvalid(form.invalid.email, t)}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          enterKeyHint="next"
          required
        />
        <div>
          <PasswordField
            name="password"
            label={t('field.password')}
            error={sayInvalid(form.invalid.password, t)}
            showLabel={t('field.show')}
            hideLabel={t('field.hide')}
            autoComplete="current-password"
            enterKeyHint="go"
            required
          />
          <RouterLink
            href="/app/forgot"
            className="mt-1 inline-flex min-h-12 items-center font-medium text-primary underline-offset-2 hover:underline"
          >
            {t('signIn.forgot')}
          </RouterLink>
        </div>
        <Button type="submit" look="primary" wide pending={form.pending}>
          {t('signIn.action')}
        </Button>
      </form>
      {hasPasskeys() ? (
        <form onSubmit={passkey.submit} className="mt-3">
          <Button type="submit" wide pending={passkey.pending} icon={<IconLock className="size-5" />}>
            {t('signIn.passkey')}
          </Button>
        </form>
      ) : null}
      <div className="mt-8 border-t border-line pt-6">
        <p className="mb-3 text-ink-soft">{t('signIn.new')}</p>
        <ButtonLink as={RouterLink} href={`/app/register${search}`} wide>
          {t('signIn.register')}
        </ButtonLink>
      </div>
      <DemoPeople onChoose={signIn} />
    </>
  )
}
