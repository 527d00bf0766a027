import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInvalid } from '#pwa/app/fault.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { askAuth, sayAuthFault } from './ask-auth.ts'
import { textOf, useSubmit } from './use-submit.ts'

/** Asks for the link to a new password. The answer is the same whether the address has an account or not. */
export default function ForgotScreen() {
  const { t } = useTranslation(['access', 'app'])
  const [sentTo, setSentTo] = useState<string | null>(null)
  usePageTitle(t('forgot.title'))
  const form = useSubmit(async (data) => {
    const email = textOf(data, 'email').trim()
    await askAuth('/request-password-reset', { email })
    setSentTo(email)
  })

  if (sentTo) {
    return (
      <EmptyState
        drawing={<DrawingMessages />}
        title={<h1 className="text-xl">{t('forgot.sentTitle')}</h1>}
        action={
          <ButtonLink as={RouterLink} href="/app/sign-in">
            {t('forgot.back')}
          </ButtonLink>
        }
      >
        {t('forgot.sentText', { email: sentTo })}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeading
        title={t('forgot.title')}
        lead={t('forgot.lead')}
        back={{ href: '/app/sign-in', label: t('forgot.back') }}
        as={RouterLink}
      />
      <form onSubmit={form.submit} noValidate className="grid gap-5">
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('field.email')}
          error={form.fault ? sayAuthFault(form.fault, t) : sayInvalid(form.invalid.email, t)}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          enterKeyHint="send"
          required
        />
        <Button type="submit" look="primary" wide pending={form.pending}>
          {t('forgot.action')}
        </Button>
      </form>
    </>
  )
}
