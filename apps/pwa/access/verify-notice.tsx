import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#pwa/app/session.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { askAuth, sayAuthFault } from './ask-auth.ts'
import { useSubmit } from './use-submit.ts'

/** Until the address is proved: where the mail went, and a second one for whoever lost the first. */
export function VerifyNotice() {
  const { t } = useTranslation('access')
  const { actor, person } = useMe()
  const [isSent, setSent] = useState(false)
  const email = 'email' in actor ? actor.email : ''
  const form = useSubmit(async () => {
    await askAuth('/send-verification-email', { email })
    setSent(true)
  })
  if (!person || person.emailVerified) return null
  return (
    <Notice tone="attention" title={t('verify.waiting')} className="mb-6">
      <p>{t(isSent ? 'verify.sentAgain' : 'verify.waitingText', { email })}</p>
      {form.fault ? <p role="alert">{sayAuthFault(form.fault, t)}</p> : null}
      {isSent ? null : (
        <form onSubmit={form.submit} className="mt-3">
          <Button type="submit" pending={form.pending}>
            {t('verify.again')}
          </Button>
        </form>
      )}
    </Notice>
  )
}
