import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { say } from '#pwa/app/say.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconSignOut } from '#pwa/ui/more-icons.tsx'
import { sayAuthFault } from './ask-auth.ts'
import { signOut } from './sign-out.ts'

export function SignOutButtons() {
  const { t } = useTranslation('access')
  const [pending, setPending] = useState(false)
  async function leave() {
    setPending(true)
    await signOut().catch((error: unknown) => say(sayAuthFault(error, t), 'bad'))
    setPending(false)
  }
  return (
    <Button wide pending={pending} onClick={() => void leave()} icon={<IconSignOut className="size-5" />}>
      {t('signOut.action')}
    </Button>
  )
}
