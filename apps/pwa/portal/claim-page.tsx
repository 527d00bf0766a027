import type { PortalClaimPage } from '#shared/pages/portal-pages.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import { formatIn } from '../pages/format.ts'
import type { PageScreen } from '../pages/screen.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { IconSignOut } from '../ui/more-icons.tsx'
import { Genuine } from './genuine.tsx'
import { EarlierPlan, PayInParts, PayNow, PayOther, TalkLine } from './claim-choices.tsx'
import { ClaimHead } from './claim-head.tsx'
import { Costs } from './costs.tsx'
import { Favour } from './favour.tsx'
import { Invoices } from './invoices.tsx'
import { Papers } from './papers.tsx'
import type { PartProps } from './parts.ts'
import { Statement } from './statement.tsx'

/** What is owed and why, every paper behind it, and what can be done: pay, ask, complain, leave. */
export const claimPage: PageScreen<PortalClaimPage> = {
  frame: 'portal',
  head: ({ page, words }) => ({
    title: words('portal')('claim.title', { creditor: page.view.creditor.name }),
  }),
  View({ page: { view }, frame, words }) {
    const t = words('portal')
    const format = formatIn(frame.language)
    const mayPay = view.state === 'open' && view.most > 0
    const canPay = mayPay && (view.plan !== null || view.dueNow > 0)
    const parts = { view, words, format }
    const sender = { creditorName: view.creditor.name, checkCode: view.checkCode }
    return (
      <Column>
        <ClaimHead {...parts} agency={frame.agency.name} />
        <Favour {...parts} />
        <TalkLine {...parts} />
        {canPay ? (
          <div className="mt-8 grid gap-2 max-sm:hidden print:hidden">
            <PayNow {...parts} />
          </div>
        ) : null}
        {mayPay ? <PayInParts {...parts} /> : null}
        <EarlierPlan {...parts} />
        <Wrong {...parts} />
        {mayPay ? <PayOther {...parts} /> : null}
        <Statement {...parts} />
        <Costs {...parts} />
        <Invoices {...parts} language={frame.language} />
        <Papers {...parts} language={frame.language} />
        <section aria-labelledby="help" className="mt-10 rounded-md bg-sunken p-5 sm:p-6 print:hidden">
          <h2 id="help" className="text-lg">
            {t('help.title')}
          </h2>
          <p className="mt-2">
            {view.collectorName ? t('help.text', { person: view.collectorName }) : t('help.textNobody')}
          </p>
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <ButtonLink href="/d/ask">{t('help.ask')}</ButtonLink>
            {view.messages.length > 0 ? (
              <span className="text-sm text-ink-soft">
                {t('help.count', { count: view.messages.length })}
              </span>
            ) : null}
          </div>
        </section>
        <section aria-label={t('help.more')} className="mt-10">
          <Disclosure title={t('genuine.title')}>
            <Genuine sender={sender} frame={frame} words={words} />
          </Disclosure>
          <ul className="border-b border-line print:hidden">
            {(['complaint', 'privacy'] as const).map((place) => (
              <li key={place} className="border-t border-line first:border-t-0">
                <a
                  href={`/d/${place}`}
                  className="flex min-h-12 items-center font-medium text-ink no-underline hover:text-primary hover:underline"
                >
                  {t(`help.${place}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <Facts className="mt-6 text-sm" facts={referencesOf(parts)} />
        <form action="/d/leave" method="post" className="mt-8 print:hidden">
          <Button type="submit" icon={<IconSignOut className="size-5" />}>
            {t('help.leave')}
          </Button>
          <p className="mt-2 text-sm text-ink-soft">{t('help.leaveWhy')}</p>
        </form>
        {canPay ? (
          <ActionBar className="mt-8 sm:hidden">
            <PayNow {...parts} />
          </ActionBar>
        ) : null}
      </Column>
    )
  },
}

/** The way to say that something is wrong, and how what was said stands. */
function Wrong({ view, words }: PartProps) {
  const t = words('portal')
  const running = view.disputes.filter(({ status }) => isOpenDispute(status)).length
  return (
    <div className="mt-2 grid gap-2 print:hidden">
      {view.state === 'open' && !view.isPaused ? (
        <ButtonLink href="/d/dispute" wide>
          {t('dispute.title')}
        </ButtonLink>
      ) : null}
      {view.disputes.length > 0 ? (
        <ButtonLink href="/d/disputes" look="quiet" wide>
          {running > 0 ? t('disputes.running', { count: running }) : t('disputes.title')}
        </ButtonLink>
      ) : null}
    </div>
  )
}

function referencesOf({ view, words }: Pick<PartProps, 'view' | 'words'>) {
  const t = words('portal')
  const { caseNumber, reference, collectorName } = view
  const ltr = (text: string) => <bdi dir="ltr">{text}</bdi>
  return [
    { key: 'case', label: t('claim.case'), value: ltr(caseNumber) },
    ...(reference ? [{ key: 'reference', label: t('claim.reference'), value: ltr(reference) }] : []),
    ...(collectorName ? [{ key: 'person', label: t('claim.person'), value: collectorName }] : []),
  ]
}
