import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instant as toInstant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { IconDevice } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { askAuth, sayAuthFault } from './ask-auth.ts'
import { deviceOf } from './device.ts'
import { signOutEverywhere } from './sign-out.ts'

type Session = { token: string; userAgent: string | null; updatedAt: string }
const key = ['sessions']

async function readSessions() {
  const [sessions, here] = await Promise.all([
    askAuth<Session[]>('/list-sessions'),
    askAuth<{ session: { token: string } } | null>('/get-session'),
  ])
  const isHere = ({ token }: Session) => token === here?.session.token
  return sessions
    .map((session) => ({ ...session, isHere: isHere(session) }))
    .toSorted(
      (one, other) => Number(other.isHere) - Number(one.isHere) || (one.updatedAt < other.updatedAt ? 1 : -1),
    )
}

/** Where this person is signed in, with a way to end each, and all. */
export function SessionsCard() {
  const { t } = useTranslation(['access', 'app'])
  const { instant } = useFormat()
  const client = useQueryClient()
  const list = useQuery({ queryKey: key, queryFn: readSessions, gcTime: 0 })
  const end = useMutation({
    mutationFn: (token: string) => askAuth('/revoke-session', { token }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
  const fault = list.error ?? end.error

  return (
    <Card title={t('sessions.title')}>
      {fault ? <Notice tone="bad">{sayAuthFault(fault, t)}</Notice> : null}
      {list.isPending ? <SkeletonRows count={2} label={t('common.loading', { ns: 'app' })} /> : null}
      <ul>
        {list.data?.map(({ token, userAgent, updatedAt, isHere }) => (
          <li
            key={token}
            className="flex min-h-16 items-center gap-3 border-b border-line py-2 last:border-b-0"
          >
            <IconDevice className="text-ink-soft" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{deviceOf(userAgent ?? '') || t('sessions.unknown')}</p>
              {isHere ? (
                <Status tone="good">{t('sessions.here')}</Status>
              ) : (
                <p className="text-sm text-ink-soft">
                  {t('sessions.last', { when: instant(toInstant(updatedAt)) })}
                </p>
              )}
            </div>
            {isHere ? null : (
              <Button
                look="quiet"
                pending={end.isPending && end.variables === token}
                onClick={() => end.mutate(token)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <EndAll />
    </Card>
  )
}

function EndAll() {
  const { t } = useTranslation(['access', 'app'])
  const [isAsking, setAsking] = useState(false)
  const everywhere = useMutation({ mutationFn: signOutEverywhere })
  return (
    <>
      <Button className="mt-4" onClick={() => setAsking(true)}>
        {t('sessions.endAll')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('sessions.endAll')}
        confirmLabel={t('sessions.endAll')}
        cancelLabel={t('common.cancel', { ns: 'app' })}
        closeLabel={t('common.close', { ns: 'app' })}
        danger
        pending={everywhere.isPending}
        error={everywhere.error ? sayAuthFault(everywhere.error, t) : undefined}
        onConfirm={() => everywhere.mutate()}
        onCancel={() => setAsking(false)}
      >
        {t('sessions.endAllText')}
      </ConfirmDialog>
    </>
  )
}
