import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useCreditor } from '#pwa/app/session.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { IconCalendar } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CaseFile } from './case-screen.tsx'

/** What happens next, whose turn it is, when and why; and who may decide about this case, and why (A33, E10). */
export function CaseNext({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { next } = file
  return (
    <Card
      raised
      title={t('page.next')}
      aside={
        next.turn === 'NOBODY' ? null : (
          <span className="text-sm text-ink-soft">{t(`turn.${next.turn}`)}</span>
        )
      }
    >
      <p className="text-xl tight">{t(`next.${next.code}`)}</p>
      {next.by ? (
        <p className="mt-2">
          {next.late ? (
            <Status tone="attention">{t('page.late', { date: format.day(next.by) })}</Status>
          ) : (
            <Status icon={IconCalendar}>{t('page.by', { date: format.day(next.by) })}</Status>
          )}
        </p>
      ) : null}
      <p className="mt-2 max-w-prose text-ink-soft">
        <Why file={file} />
      </p>
      <NextAction code={next.code} />
      <PlanLink file={file} />
      <WhoDecides file={file} />
    </Card>
  )
}

/** The reason; of a case that is over, how it ended, in the words of whoever ended it. */
function Why({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const { next, status, closeCode, timeline } = file
  // Also of a case that is over somebody may ask for an update.
  if (next.code !== 'NOTHING') return t(`why.${next.why}`)
  if (status === 'DECLINED') {
    const reason = timeline.entries.find(({ kind }) => kind === 'case-declined')?.why
    return reason ? <span className="whitespace-pre-line">{reason}</span> : t('why.OVER')
  }
  return closeCode && status === 'CLOSED' ? t(`closed.${closeCode}`) : t(`why.${next.why}`)
}

function NextAction({ code }: { code: CaseFile['next']['code'] }) {
  const { t } = useTranslation('case-file')
  const { role } = useCreditor()
  if (code !== 'SIGN_AGREEMENT') return null
  return role === 'owner' ? (
    <ButtonLink as={RouterLink} href="/app/agreement/sign" look="primary" className="mt-4 max-sm:w-full">
      {t('home.signAction')}
    </ButtonLink>
  ) : (
    <p className="mt-3">{t('home.signOwner')}</p>
  )
}

/** Where paying in parts is talked about, or agreed: in the creditor's hand while it is theirs to decide. */
function PlanLink({ file: { caseId, next, hasPlan } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  if (!hasPlan) return null
  const isYours = next.code === 'CREDITOR_DECIDES_OFFER'
  return (
    <ButtonLink
      as={RouterLink}
      href={`/app/cases/${caseId}/plan`}
      look={isYours ? 'primary' : 'secondary'}
      className="mt-4 max-sm:w-full"
    >
      {t(isYours ? 'page.decidePlan' : 'page.seePlan')}
    </ButtonLink>
  )
}

function WhoDecides({ file: { authority, manager, status } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  if (!authority || status === 'CLOSED' || status === 'DECLINED') return null
  const amounts = {
    name: manager?.name ?? t('page.manager'),
    debt: format.money(authority.debtInEur, 'EUR'),
    limit: format.money(authority.limit, 'EUR'),
  }
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3 className="text-sm font-medium text-ink-soft">{t('page.whoDecides')}</h3>
      <p className="mt-1 max-w-prose">
        {t(authority.decider === 'CREDITOR' ? 'page.youDecide' : 'page.managerDecides', amounts)}
      </p>
    </div>
  )
}
