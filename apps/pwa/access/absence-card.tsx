import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { IconUsers } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { AbsenceRow } from './absence-row.tsx'

export type Absences = Outputs['access']['absence']

/** When the reader is away and who decides meanwhile; whoever names nobody sees only for whom they stand in (A30). */
export default function AbsenceCard() {
  const { t } = useTranslation(['access', 'app'])
  const trpc = useTRPC()
  const query = useQuery(trpc.access.absence.queryOptions())
  const { data } = query
  const isMember = data?.self.role === 'member'
  if (isMember && data.standsInFor.length === 0) return null
  return (
    <Card title={t(isMember ? 'absence.standsInTitle' : 'absence.title')}>
      {query.isPending ? <SkeletonRows count={2} label={t('common.loading', { ns: 'app' })} /> : null}
      {query.isError ? (
        <Notice tone="bad" role="alert">
          {sayFault(query.error, t)}
        </Notice>
      ) : null}
      {data ? (
        <div className="grid gap-5">
          <StandsIn standsInFor={data.standsInFor} />
          {data.mine.length > 0 ? (
            <ul>
              {data.mine.map((absence) => (
                <AbsenceRow key={absence.id} absence={absence} />
              ))}
            </ul>
          ) : null}
          {isMember ? null : data.mayName.length > 0 ? (
            <AbsenceForm absences={data} />
          ) : (
            <Nobody isCompany={data.self.creditorId !== null} />
          )}
        </div>
      ) : null}
    </Card>
  )
}

function StandsIn({ standsInFor }: Pick<Absences, 'standsInFor'>) {
  const { t } = useTranslation('access')
  const format = useFormat()
  return standsInFor.map(({ id, name, fromOn, untilOn, isNow }) => (
    <Notice key={id} icon={IconUsers} role="status">
      {t(isNow ? 'absence.standsIn' : 'absence.standsInLater', {
        name,
        from: format.day(fromOn),
        until: format.day(untilOn),
      })}
    </Notice>
  ))
}

/** An owner who is alone can invite somebody; at the desk somebody has to be taken on first. */
function Nobody({ isCompany }: { isCompany: boolean }) {
  const { t } = useTranslation('access')
  return (
    <div className="grid gap-2 text-ink-soft">
      <p>{t('absence.nobody')}</p>
      {isCompany ? (
        <p>
          {t('absence.nobodyCreditor')}{' '}
          <RouterLink href="/app/account/people">{t('absence.invite')}</RouterLink>
        </p>
      ) : null}
    </div>
  )
}
