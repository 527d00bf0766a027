import type { ShownRefund } from '#shared/bank/credit.ts'
import { add } from '#shared/money.ts'
import type { PortalCreditPage } from '#shared/pages/credit-page.ts'
import { sayField } from '../pages/faults.tsx'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { Money } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Status } from '../ui/status.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Tone } from '../ui/tone.ts'
import { Refused } from './portal-faults.tsx'

type Props = PageProps<PortalCreditPage> & { format: Format }

const tones: Record<ShownRefund['standing'], Tone> = {
  asked: 'attention',
  decided: 'info',
  leaving: 'info',
  done: 'good',
  failed: 'bad',
  declined: 'neutral',
}

/** What is in the debtor's favour: how much and where it goes, the form to ask for it, and what went back already. */
export const creditPage: PageScreen<PortalCreditPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('credit.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('portal')
    const format = formatIn(frame.language)
    const { credit, done, accountFor } = page
    const { currency, toCard, toAccount, withCreditor } = credit
    const offered = add(toCard, toAccount)
    const more = { ...props, format }
    return (
      <Column>
        {done ? (
          <Notice tone="good" role="status" id="done" tabIndex={-1} className="mb-4">
            {t(`credit.${done}`)}
          </Notice>
        ) : null}
        <PageHeading
          title={t('credit.title')}
          lead={t('credit.lead', { creditor: credit.creditorName })}
          back={{ href: '/d/claim', label: t('credit.back') }}
        />
        <Refused form={page.form} words={words} language={frame.language} />
        {accountFor ? (
          <Say {...more} refundId={accountFor} />
        ) : offered > 0 ? (
          <Ask {...more} />
        ) : done || credit.refunds.length > 0 ? null : (
          <p>{t('credit.none')}</p>
        )}
        {withCreditor > 0 ? (
          <Notice tone="neutral" className="mt-6">
            {t('credit.withCreditor', {
              amount: format.money(withCreditor, currency),
              creditor: credit.creditorName,
            })}
          </Notice>
        ) : null}
        <Gone {...more} />
      </Column>
    )
  },
}

/** Everything in favour is asked for at once: what came by card needs nothing, for the rest an account is named. */
function Ask({ page, words, format }: Props) {
  const t = words('portal')
  const { currency, toCard, toAccount } = page.credit
  const amount = format.money(add(toCard, toAccount), currency)
  return (
    <form action="/d/credit" method="post" noValidate data-form className="grid grid-cols-1 gap-6">
      <p className="text-lg">
        {t('credit.favour')} <Money className="font-semibold">{amount}</Money>
      </p>
      {toCard > 0 ? <p>{t('credit.toCard', { amount: format.money(toCard, currency) })}</p> : null}
      {toAccount > 0 ? (
        <>
          <p>{t('credit.toAccount', { amount: format.money(toAccount, currency) })}</p>
          <input type="hidden" name="needsAccount" value="yes" />
          <AccountFields page={page} words={words} />
        </>
      ) : null}
      <p className="text-sm text-ink-soft">{t('credit.after')}</p>
      <ActionBar>
        <Button type="submit" look="primary" wide>
          <bdi className="figures">{t('credit.ask', { amount })}</bdi>
        </Button>
      </ActionBar>
    </form>
  )
}

/** We want to pay something back and do not know where to; or the account was mistyped. */
function Say({ page, words, format, refundId }: Props & { refundId: string }) {
  const t = words('portal')
  const refund = page.credit.refunds.find((one) => one.refundId === refundId)
  const amount = refund ? format.money(refund.amount, page.credit.currency) : ''
  return (
    <form action="/d/credit" method="post" noValidate data-form className="grid grid-cols-1 gap-6">
      <p className="text-lg">
        {t('credit.weGive')} <Money className="font-semibold">{amount}</Money>
      </p>
      <input type="hidden" name="refundId" value={refundId} />
      <AccountFields page={page} words={words} />
      <p className="text-sm text-ink-soft">{t('credit.after')}</p>
      <ActionBar>
        <Button type="submit" look="primary" wide>
          {t('credit.say')}
        </Button>
      </ActionBar>
    </form>
  )
}

function AccountFields({ page, words }: Pick<Props, 'page' | 'words'>) {
  const t = words('portal')
  const { values, faults } = page.form
  const name = sayField(faults.name, words)
  const iban = sayField(faults.iban, words)
  return (
    <>
      <TextField
        id="name"
        name="name"
        label={t('credit.name')}
        hint={t('credit.nameHint')}
        error={name}
        defaultValue={values.name}
        autoComplete="organization"
        enterKeyHint="next"
        maxLength={70}
        autoFocus={name !== undefined}
        required
      />
      <TextField
        id="iban"
        name="iban"
        label={t('credit.iban')}
        hint={t('credit.ibanHint')}
        error={iban}
        defaultValue={values.iban}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="send"
        maxLength={60}
        autoFocus={name === undefined && iban !== undefined}
        required
      />
    </>
  )
}

/** Everything that was asked for or has gone back, and how it stands. */
function Gone({ page, words, format }: Props) {
  const t = words('portal')
  const { refunds, currency } = page.credit
  if (refunds.length === 0) return null
  return (
    <section aria-labelledby="given" className="mt-10">
      <h2 id="given" className="mb-2 text-lg">
        {t('credit.given')}
      </h2>
      <ul>
        {refunds.map(({ refundId, standing, way, amount, accountEnd, mayChange, on }) => (
          <li key={refundId} className="border-t border-line py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Money className="font-semibold">{format.money(amount, currency)}</Money>
              <Status look="soft" tone={tones[standing]}>
                {t(`credit.standing.${standing}`)}
              </Status>
            </div>
            <p className="text-ink-soft">
              {way === 'card'
                ? t('credit.byCard')
                : accountEnd
                  ? t('credit.byTransfer', { end: accountEnd })
                  : t('credit.noAccount')}{' '}
              · <bdi className="figures">{format.day(on)}</bdi>
            </p>
            <p>{t(`credit.next.${standing}`)}</p>
            {mayChange && standing === 'decided' ? (
              <a
                href={`/d/credit?account=${refundId}`}
                className="inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline"
              >
                {t('credit.change')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
