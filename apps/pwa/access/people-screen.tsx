import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useCreditor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { IconPlus } from '#pwa/ui/icons.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { InvitationRow } from './invitation-row.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberRow } from './member-row.tsx'

/** Who may see and do what for this company, and who has been asked in. Only owners change it. */
export default function PeopleScreen() {
  const { t } = useTranslation(['access', 'app'])
  const trpc = useTRPC()
  const isOwner = useCreditor().role === 'owner'
  const [isInviting, setInviting] = useState(false)
  const members = useQuery(trpc.access.members.queryOptions({}))
  usePageTitle(t('people.title'))
  if (members.isError) return <FaultPanel error={members.error} onRetry={() => void members.refetch()} />
  const { people = [], invitations = [] } = members.data ?? {}
  const owners = people.filter(({ role }) => role === 'owner').length

  return (
    <>
      <PageHeading
        title={t('people.title')}
        lead={t(isOwner ? 'people.leadOwner' : 'people.lead')}
        back={{ href: '/app/account', label: t('account.title') }}
        as={RouterLink}
        actions={
          isOwner ? (
            <Button look="primary" onClick={() => setInviting(true)} icon={<IconPlus className="size-5" />}>
              {t('people.invite')}
            </Button>
          ) : null
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <Card className="py-2! sm:py-3!">
          {members.isPending ? <SkeletonRows count={2} label={t('common.loading', { ns: 'app' })} /> : null}
          <ul>
            {people.map((person) => (
              <MemberRow
                key={person.id}
                person={person}
                mayRemove={isOwner && !(person.role === 'owner' && owners === 1)}
              />
            ))}
          </ul>
        </Card>
        {invitations.length > 0 ? (
          <Card title={t('people.waiting')}>
            <ul>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} mayChange={isOwner} />
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
      <InviteDialog open={isInviting} onClose={() => setInviting(false)} />
    </>
  )
}
