import { useTranslation } from 'react-i18next'
import { isCollecting, isOver } from '#shared/cases/case.ts'
import type { Minor } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { BookFilter } from '#shared/ledger/account-book.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import { HeroFigure } from '#pwa/ui/hero-figure.tsx'
import { CaseInterest, interestNote } from './case-interest.tsx'
import type { CaseFile } from './case-screen.tsx'
import { CreditMade } from './credit-made.tsx'

/** What is owed, what has come in, and what of it is the company's after our fee and its VAT; all of today (E07). */
export function CaseMoney({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { claim, price, yours } = file
  const money = (amount: Minor) => format.money(amount, file.currency)
  const from = useBehind(file)
  const percent = price ? formatPercent(price.percent, format.language) : ''
  const hasPaid = claim.paid > 0
  return (
    <Card
      title={t('page.money')}
      aside={
        <span className="figures text-sm text-ink-soft">{t('page.on', { date: format.day(claim.on) })}</span>
      }
    >
      {hasPaid && yours ? (
        <HeroFigure
          label={t('page.yoursSoFar')}
          amount={<span className="text-good">{from(undefined, money(yours.yours))}</span>}
          className="mb-5"
        >
          {t('page.yoursWhere')}
        </HeroFigure>
      ) : null}
      <ClaimFigures file={file} />
      <CreditMade claim={claim} caseId={file.caseId} place={ownBook} />
      {isCollecting(file.status) || hasPaid ? (
        <a
          href={`/files/statements/${file.caseId}.pdf`}
          download
          className="mt-2 inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline"
        >
          {t('page.statement')}, PDF
        </a>
      ) : null}
      {price && yours && (hasPaid || !isOver(file.status)) ? (
        <div className="mt-5 border-t border-line pt-4">
          {hasPaid ? (
            <Figures
              label={t('page.yours')}
              lines={[
                {
                  key: 'recovered',
                  label: t('page.recovered'),
                  amount: from('recovered', money(yours.recovered)),
                },
                {
                  key: 'fee',
                  label: t('page.fee', { percent }),
                  sub: yours.vat.percent === null ? t('page.feeVat') : undefined,
                  amount: from('share', `− ${money(yours.fee)}`),
                },
                ...(yours.vat.percent === null
                  ? []
                  : [
                      {
                        key: 'vat',
                        label: t('page.vat', {
                          percent: formatPercent(yours.vat.percent, format.language),
                        }),
                        amount: from('share', `− ${money(yours.vat.amount)}`),
                      },
                    ]),
                {
                  key: 'yours',
                  label: t('page.yours'),
                  amount: from(undefined, money(yours.yours)),
                  weight: 'total',
                },
              ]}
            />
          ) : (
            <p className="max-w-prose text-ink-soft">
              {t('page.noMoney', { percent, minimum: money(price.minimum) })}
            </p>
          )}
        </div>
      ) : null}
      {price ? (
        <p className="mt-3">
          <RouterLink
            href={`/app/account/book?case=${file.caseId}#postings`}
            className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
          >
            {t('page.postings')}
          </RouterLink>
        </p>
      ) : null}
    </Card>
  )
}

/** An amount with the way to its postings; before we collect, nothing is posted. */
function useBehind({ caseId, price }: CaseFile) {
  return (filter: BookFilter | undefined, amount: string) => (
    <Traced to={price ? bookAddress(ownBook, { caseId, filter }) : null}>{amount}</Traced>
  )
}

function ClaimFigures({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const { claim, currency } = file
  const format = useFormat()
  const money = (amount: Minor) => format.money(amount, currency)
  const from = useBehind(file)
  const note = interestNote(claim.invoices)
  const paid: FigureLine[] =
    claim.paid > 0
      ? [
          {
            key: 'claim',
            label: t('page.claim'),
            amount: from('claims', money(claim.claimed)),
            weight: 'sum',
          },
          { key: 'paid', label: t('page.paid'), amount: from('recovered', `− ${money(claim.paid)}`) },
        ]
      : []
  return (
    <Figures
      label={t('page.claim')}
      lines={[
        { key: 'principal', label: t('page.principal'), amount: from('invoices', money(claim.principal)) },
        {
          key: 'interest',
          label: t('page.interest'),
          sub: note ? t(`page.${note}`) : undefined,
          amount: money(claim.interest),
          detail: claim.invoices.some(({ interest }) => interest.slices.length > 0) ? (
            <CaseInterest claim={claim} caseId={file.price ? file.caseId : null} />
          ) : undefined,
        },
        ...(claim.waived > 0
          ? [
              {
                key: 'waived',
                label: t('page.waived'),
                amount: from('given-up', `(− ${money(claim.waived)})`),
                weight: 'soft' as const,
              },
            ]
          : []),
        {
          key: 'compensation',
          label: t('page.compensation'),
          amount: from('compensation', money(claim.compensation)),
        },
        ...(claim.costs.owed > 0
          ? [{ key: 'costs', label: t('page.costsOfClaim'), amount: from('costs', money(claim.costs.owed)) }]
          : []),
        ...paid,
        {
          key: 'open',
          label: t(file.status === 'CLOSED' && claim.outstanding > 0 ? 'page.givenUp' : 'page.open'),
          amount: from(undefined, money(claim.outstanding)),
          weight: 'total',
        },
      ]}
    />
  )
}
