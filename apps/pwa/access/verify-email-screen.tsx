import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { RouterLink } from '#pwa/app/link.tsx'
import { Opening } from '#pwa/app/opening.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { homeOf, useMe } from '#pwa/app/session.tsx'
import { meKey } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { askAuth, sayAuthFault } from './ask-auth.ts'

/** Where the link of a verification leads: the address is proved, nobody is signed in by it. */
export default function VerifyEmailScreen() {
  const { t } = useTranslation(['access', 'app'])
  const me = useMe()
  const client = useQueryClient()
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  usePageTitle(t('verify.title'))
  const verified = useQuery({
    queryKey: ['verify-email', token],
    queryFn: async () => {
      await askAuth(`/verify-email?token=${encodeURIComponent(token)}`)
      await client.invalidateQueries({ queryKey: meKey })
      return true
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  })

  if (verified.isPending) return <Opening />
  const isGood = verified.isSuccess
  return (
    <EmptyState
      drawing={isGood ? <DrawingLevel /> : <DrawingMessages />}
      title={<h1 className="text-xl">{isGood ? t('verify.done') : t('verify.failed')}</h1>}
      action={
        <ButtonLink as={RouterLink} href={homeOf(me)} look="primary">
          {me.actor.kind === 'visitor' ? t('signIn.action') : t('common.continue', { ns: 'app' })}
        </ButtonLink>
      }
    >
      {isGood ? t('verify.doneText') : sayAuthFault(verified.error, t)}
    </EmptyState>
  )
}
