import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { instant } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconMail } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'

type Invitation = Outputs['access']['members']['invitations'][number]

/** An invitation under way: send it again with a fresh link, or take it back. */
export function InvitationRow({ invitation, mayChange }: { invitation: Invitation; mayChange: boolean }) {
  const { t } = useTranslation(['access', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const renew = () => client.invalidateQueries(trpc.access.members.queryFilter())
  const onError = (error: unknown) => say(sayFault(error, t), 'bad')
  const revoke = useMutation(trpc.access.revokeInvitation.mutationOptions({ onSuccess: renew, onError }))
  const again = useMutation(
    trpc.access.invite.mutationOptions({
      onSuccess: async () => {
        say(t('people.sent', { email: invitation.email }))
        await renew()
      },
      onError,
    }),
  )
  const { id, email, role, expiresAt, isExpired } = invitation
  const until = format.instant(instant(expiresAt))
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-3 last:border-b-0">
      <IconMail className="text-ink-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="truncate font-medium">
          <bdi>{email}</bdi>
        </p>
        <p className="text-sm text-ink-soft">{t(`role.${role as 'owner'}`, { ns: 'app' })}</p>
        {isExpired ? (
          <Status tone="attention">{t('people.expired')}</Status>
        ) : (
          <p className="text-sm text-ink-soft">{t('people.until', { until })}</p>
        )}
      </div>
      {mayChange ? (
        <div className="flex flex-wrap gap-1">
          <Button
            look="quiet"
            pending={again.isPending}
            onClick={() => again.mutate({ email, role: role === 'owner' ? 'owner' : 'member' })}
          >
            {t('people.again')}
          </Button>
          <Button
            look="quiet"
            pending={revoke.isPending}
            onClick={() => revoke.mutate({ invitationId: id as Id<'invitation'> })}
          >
            {t('people.revoke')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
