import { useTranslation } from 'react-i18next'
import { say } from '#pwa/app/say.ts'
import { useActor } from '#pwa/app/session.tsx'
import { sayAuthFault } from './ask-auth.ts'
import { signOut } from './sign-out.ts'

/** Between sign-up and the app: as whom one is here, and the way out. */
export function SignedInAs() {
  const { t } = useTranslation('access')
  const actor = useActor()
  if (!('email' in actor)) return null
  return (
    <p className="mt-8 text-sm text-ink-soft">
      {t('signOut.as', { email: actor.email })}{' '}
      <button
        type="button"
        onClick={() => void signOut().catch((error: unknown) => say(sayAuthFault(error, t), 'bad'))}
        className="inline-flex min-h-10 items-center font-medium text-primary underline underline-offset-2"
      >
        {t('signOut.action')}
      </button>
    </p>
  )
}
