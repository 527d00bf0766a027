import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { useCreditor } from '#pwa/app/session.tsx'
import { meKey, type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { IconButton } from '#pwa/ui/icon-button.tsx'
import { IconTrash } from '#pwa/ui/more-icons.tsx'

type Person = Outputs['access']['members']['people'][number]

export function MemberRow({ person, mayRemove }: { person: Person; mayRemove: boolean }) {
  const { t } = useTranslation(['access', 'app'])
  const isMe = useCreditor().userId === person.id
  const trpc = useTRPC()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation(
    trpc.access.removeMember.mutationOptions({
      onSuccess: async () => {
        setAsking(false)
        say(t('people.removed', { name: person.name }))
        // Whoever removed themselves is a stranger to the company from here on.
        if (isMe) await client.invalidateQueries({ queryKey: meKey })
        else await client.invalidateQueries(trpc.access.members.queryFilter())
      },
    }),
  )
  const { name, email, role } = person
  return (
    <li className="flex min-h-18 items-center gap-3 border-b border-line py-2 last:border-b-0">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{isMe ? t('people.you', { name }) : name}</p>
        <p className="truncate text-sm text-ink-soft">
          <bdi>{email}</bdi>
        </p>
        <p className="text-sm text-ink-soft sm:hidden">{t(`role.${role as 'owner'}`, { ns: 'app' })}</p>
      </div>
      <span className="hidden text-sm text-ink-soft sm:block">
        {t(`role.${role as 'owner'}`, { ns: 'app' })}
      </span>
      {mayRemove ? (
        <IconButton icon={IconTrash} label={t('people.remove', { name })} onClick={() => setAsking(true)} />
      ) : null}
      <ConfirmDialog
        open={isAsking}
        title={t('people.removeTitle', { name })}
        confirmLabel={t('people.removeAction')}
        cancelLabel={t('common.cancel', { ns: 'app' })}
        closeLabel={t('common.close', { ns: 'app' })}
        danger
        pending={remove.isPending}
        error={remove.error ? sayFault(remove.error, t) : undefined}
        onConfirm={() => remove.mutate({ userId: person.id as UserId })}
        onCancel={() => setAsking(false)}
      >
        {t(isMe ? 'people.removeMe' : 'people.removeText', { name })}
      </ConfirmDialog>
    </li>
  )
}
