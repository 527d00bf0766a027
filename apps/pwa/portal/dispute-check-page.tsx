import { subtract } from '#shared/money.ts'
import { disputeFields, type PortalDisputeCheckPage } from '#shared/pages/dispute-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { type FigureLine, Figures } from '../ui/figures.tsx'
import { IconSend } from '../ui/more-icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { LeftOut, Refused } from './portal-faults.tsx'

type Props = PageProps<PortalDisputeCheckPage>

/** What sending it does, in figures: what is paused, what stays payable, who answers by when, who decides. */
export const disputeCheckPage: PageScreen<PortalDisputeCheckPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('disputeCheck.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('portal')
    const { form, type, values } = page
    return (
      <Column data-answer="">
        <PageHeading title={t('disputeCheck.title')} lead={t(`dispute.what.${type}`)} />
        <Refused form={form} words={words} language={frame.language} />
        <LeftOut files={page.leftOut} words={words} language={frame.language} arrived={false} />
        <blockquote dir="auto" className="mb-8 rounded-md bg-sunken p-4 wrap-anywhere whitespace-pre-wrap">
          {values.words}
        </blockquote>
        <Effect {...props} />
        <form
          action="/d/dispute/send"
          method="post"
          encType="multipart/form-data"
          noValidate
          data-form
          className="mt-8 grid grid-cols-1 gap-6"
        >
          <Carried {...props} />
          <EvidenceField id="files" error={sayField(page.form.faults.files, words)} words={words} />
          <p className="text-sm text-ink-soft">
            {t('disputeCheck.read', { creditor: page.view.creditor.name })}
          </p>
          <ActionBar>
            <Button type="submit" look="primary" wide icon={<IconSend className="size-5" />}>
              {t('disputeCheck.send')}
            </Button>
          </ActionBar>
        </form>
        <form action="/d/dispute" method="post" className="mt-2">
          <Carried {...props} />
          <input type="hidden" name="change" value="1" />
          <Button type="submit" look="quiet" wide>
            {t('disputeCheck.change')}
          </Button>
        </form>
      </Column>
    )
  },
}

function Effect({ page: { view, effect, items }, frame, words }: Props) {
  const t = words('portal')
  const format = formatIn(frame.language)
  const money = (amount: typeof view.held) => format.money(amount, view.currency)
  const { before, after, wholeCase, noPause } = effect
  const named: FigureLine[] = items.map(({ invoiceId, number, amount }) => ({
    key: invoiceId,
    label: <bdi dir="ltr">{number}</bdi>,
    sub: amount === null ? t('disputeCheck.whole') : t('disputeCheck.part'),
    amount: amount === null ? '' : money(amount),
    weight: 'soft',
  }))
  const lines: FigureLine[] = [
    ...named,
    {
      key: 'paused',
      label: t('disputeCheck.paused'),
      sub: noPause === null && !wholeCase ? t('disputeCheck.pausedHow') : undefined,
      amount: money(subtract(after.held, before.held)),
      weight: 'sum',
    },
    { key: 'payable', label: t('disputeCheck.payable'), amount: money(after.dueNow), weight: 'total' },
  ]
  return (
    <section aria-labelledby="effect">
      <h2 id="effect" className="mb-2 text-lg">
        {t('disputeCheck.effect')}
      </h2>
      <Figures lines={lines} label={t('disputeCheck.effect')} />
      <Notice tone={noPause === null ? 'info' : 'attention'} className="mt-5">
        {wholeCase ? t('disputeCheck.wholeCase') : null}
        {noPause === null ? null : t(`disputeCheck.noPause.${noPause}`)}
        {noPause === null && !wholeCase ? t('disputeCheck.rest') : null}
      </Notice>
      <h2 className="mt-8 mb-2 text-lg">{t('disputeCheck.then')}</h2>
      <ol className="grid list-decimal gap-2 ps-6">
        {effect.creditorDueOn === null || wholeCase ? null : (
          <li>
            {t('disputeCheck.creditor', {
              creditor: view.creditor.name,
              date: format.day(effect.creditorDueOn),
            })}
          </li>
        )}
        <li>
          {effect.creditorDueOn === null || wholeCase
            ? t('disputeCheck.deskFirst', {
                person: effect.managerName ?? t('disputes.manager'),
                date: format.day(effect.deskBy),
              })
            : t('disputeCheck.desk', { person: effect.managerName ?? t('disputes.manager') })}
        </li>
        <li>{t('disputeCheck.told')}</li>
      </ol>
    </section>
  )
}

/** What was chosen before travels with the form, so that it works in a browser without scripts. */
function Carried({ page: { disputeId, items, values } }: Props) {
  return (
    <>
      <input type="hidden" name="disputeId" value={disputeId} />
      {disputeFields.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
      {items.map(({ invoiceId, typed }) => (
        <span key={invoiceId} hidden>
          <input type="hidden" name="invoice" value={invoiceId} />
          <input type="hidden" name={`part-${invoiceId}`} value={typed} />
        </span>
      ))}
    </>
  )
}
