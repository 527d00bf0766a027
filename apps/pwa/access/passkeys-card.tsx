import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isInstant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { IconButton } from '#pwa/ui/icon-button.tsx'
import { IconLock, IconPlus } from '#pwa/ui/icons.tsx'
import { IconTrash } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { askAuth, isFault, sayAuthFault } from './ask-auth.ts'
import { deviceOf } from './device.ts'
import { addPasskey, hasPasskeys } from './passkeys.ts'
import { signOut } from './sign-out.ts'

type Passkey = { id: string; name: string | null; createdAt: string | null }
const key = ['passkeys']

/** Keys of fingerprint, face or device PIN: made here, used to sign in without a password. */
export function PasskeysCard() {
  const { t } = useTranslation(['access', 'app'])
  const client = useQueryClient()
  const list = useQuery({
    queryKey: key,
    queryFn: () => askAuth<Passkey[]>('/passkey/list-user-passkeys'),
    gcTime: 0,
  })
  const renew = () => client.invalidateQueries({ queryKey: key })
  const add = useMutation({
    mutationFn: () => addPasskey(deviceOf(navigator.userAgent)),
    retry: false,
    onSuccess: async () => {
      say(t('passkeys.added'))
      await renew()
    },
  })

  return (
    <Card title={t('passkeys.title')}>
      <p className="text-ink-soft">{t('passkeys.text')}</p>
      {list.isPending ? <SkeletonRows count={1} label={t('common.loading', { ns: 'app' })} /> : null}
      {list.error ? (
        <Notice tone="bad" className="mt-4">
          {sayAuthFault(list.error, t)}
        </Notice>
      ) : null}
      <ul className="mt-3">
        {list.data?.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} onRemoved={renew} />
        ))}
      </ul>
      {add.error && !isFault(add.error, 'PASSKEY_CANCELLED') ? <AddFault error={add.error} /> : null}
      {hasPasskeys() ? (
        <Button
          className="mt-4"
          pending={add.isPending}
          onClick={() => add.mutate()}
          icon={<IconPlus className="size-5" />}
        >
          {t('passkeys.add')}
        </Button>
      ) : (
        <p className="mt-4 text-sm text-ink-soft">{t('passkeys.notHere')}</p>
      )}
    </Card>
  )
}

/** A new lock needs a sign-in of the last minutes; the way there leads back here. */
function AddFault({ error }: { error: unknown }) {
  const { t } = useTranslation('access')
  const isOld = isFault(error, 'SESSION_NOT_FRESH')
  const again = () => signOut(`/app/sign-in?next=${encodeURIComponent(location.pathname)}`)
  return (
    <Notice
      tone={isOld ? 'attention' : 'bad'}
      role="alert"
      className="mt-4"
      actions={isOld ? <Button onClick={() => void again()}>{t('passkeys.signInAgain')}</Button> : null}
    >
      {sayAuthFault(error, t)}
    </Notice>
  )
}

function PasskeyRow({ passkey, onRemoved }: { passkey: Passkey; onRemoved: () => Promise<void> }) {
  const { t } = useTranslation(['access', 'app'])
  const { instant } = useFormat()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => askAuth('/passkey/delete-passkey', { id: passkey.id }),
    onSuccess: onRemoved,
  })
  const name = passkey.name ?? t('passkeys.unnamed')
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line last:border-b-0">
      <IconLock className="text-primary" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        {isInstant(passkey.createdAt) ? (
          <p className="text-sm text-ink-soft">{instant(passkey.createdAt)}</p>
        ) : null}
      </div>
      <IconButton icon={IconTrash} label={t('passkeys.remove', { name })} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={isAsking}
        title={t('passkeys.removeTitle')}
        confirmLabel={t('passkeys.removeAction')}
        cancelLabel={t('common.cancel', { ns: 'app' })}
        closeLabel={t('common.close', { ns: 'app' })}
        danger
        pending={remove.isPending}
        error={remove.error ? sayAuthFault(remove.error, t) : undefined}
        onConfirm={() => remove.mutate()}
        onCancel={() => setAsking(false)}
      >
        {t('passkeys.removeText', { name })}
      </ConfirmDialog>
    </li>
  )
}
