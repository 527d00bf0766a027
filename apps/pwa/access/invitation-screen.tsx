import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { instant } from '#shared/dates.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { Opening } from '#pwa/app/opening.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { useArrive } from './arrive.ts'
import { signOut } from './sign-out.ts'

type Invitation = Outputs['access']['readInvitation']

/** Where the link of an invitation leads: who asks, into which company, and the one step that is missing. */
export default function InvitationScreen() {
  const { t } = useTranslation(['access', 'app'])
  const { instant: moment } = useFormat()
  const trpc = useTRPC()
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const invitation = useQuery(
    trpc.access.readInvitation.queryOptions({ token }, { retry: false, staleTime: Infinity }),
  )
  usePageTitle(t('invitation.title'))

  if (invitation.isError) {
    return (
      <EmptyState
        drawing={<DrawingMessages />}
        title={<h1 className="text-xl">{t('invitation.goneTitle')}</h1>}
      >
        {sayFault(invitation.error, t)}
      </EmptyState>
    )
  }
  if (!invitation.data) return <Opening />
  const { company, inviter, email, role, expiresAt } = invitation.data
  return (
    <>
      <PageHeading
        title={t('invitation.heading', { company })}
        lead={inviter ? t('invitation.lead', { inviter }) : undefined}
      />
      <Card>
        <Facts
          facts={[
            { key: 'email', label: t('invitation.for'), value: <bdi>{email}</bdi> },
            { key: 'role', label: t('invitation.as'), value: t(`role.${role as 'owner'}`, { ns: 'app' }) },
            { key: 'until', label: t('invitation.until'), value: moment(instant(expiresAt)) },
          ]}
        />
      </Card>
      <Answer token={token} invitation={invitation.data} />
    </>
  )
}

/** What to do depends on who is here: nobody, the person invited, or somebody else. */
function Answer({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('access')
  const actor = useActor()
  const next = encodeURIComponent(`/app/invitation?token=${token}`)
  if (actor.kind === 'visitor') {
    const register = `/app/register?next=${next}&email=${encodeURIComponent(invitation.email)}`
    return (
      <ActionBar className="mt-6">
        <ButtonLink
          as={RouterLink}
          look="primary"
          wide
          href={invitation.hasAccount ? `/app/sign-in?next=${next}` : register}
        >
          {invitation.hasAccount ? t('invitation.signIn') : t('invitation.register')}
        </ButtonLink>
      </ActionBar>
    )
  }
  if (actor.kind === 'newcomer' && actor.email.toLowerCase() === invitation.email) {
    return <Join token={token} company={invitation.company} />
  }
  return (
    <Notice
      tone="attention"
      className="mt-6"
      title={t('invitation.otherTitle', { email: 'email' in actor ? actor.email : '' })}
      actions={
        <Button onClick={() => void signOut(`/app/invitation?token=${token}`)}>{t('signOut.action')}</Button>
      }
    >
      {t('invitation.otherText', { email: invitation.email })}
    </Notice>
  )
}

function Join({ token, company }: { token: string; company: string }) {
  const { t } = useTranslation('access')
  const trpc = useTRPC()
  const arrive = useArrive()
  const navigate = useNavigate()
  const accept = useMutation(
    trpc.access.acceptInvitation.mutationOptions({
      async onSuccess() {
        await arrive()
        await navigate('/app', { replace: true })
      },
    }),
  )
  return (
    <ActionBar className="mt-6">
      {accept.error ? (
        <Notice tone="bad" role="alert">
          {sayFault(accept.error, t)}
        </Notice>
      ) : null}
      <Button look="primary" wide pending={accept.isPending} onClick={() => accept.mutate({ token })}>
        {t('invitation.join', { company })}
      </Button>
    </ActionBar>
  )
}
