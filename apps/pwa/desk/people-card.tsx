import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { formatPercent } from '#shared/percent.ts'
import { useFormat } from '#pwa/app/format.ts'
import { FactList } from './fact-list.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

const dayOf = (at: string) => at.slice(0, 10) as Day

/** Who owns the relation, who works the debtor, who typed it (A16), and what the debtor checks us with (E15). */
export function PeopleCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { entered } = file
  const confirmed = entered.confirmedAt
    ? t('people.confirmed', { date: format.day(dayOf(entered.confirmedAt)) })
    : t('people.unconfirmed')
  return (
    <Panel title={t('people.title')}>
      <FactList
        facts={[
          { key: 'manager', label: t('people.manager'), value: file.manager?.name ?? t('people.nobody') },
          {
            key: 'collector',
            label: t('people.collector'),
            value: file.collector?.name ?? t('people.nobody'),
          },
          {
            key: 'entered',
            label: t('people.entered'),
            value: entered.onBehalfOf
              ? `${t('people.onBehalf', { name: entered.by ?? '', other: entered.onBehalfOf })} · ${confirmed}`
              : entered.by,
          },
          ...(file.reference
            ? [{ key: 'reference', label: t('people.reference'), value: file.reference }]
            : []),
          ...(file.checkCode
            ? [
                {
                  key: 'code',
                  label: t('people.checkCode'),
                  value: (
                    <bdi dir="ltr" className="figures">
                      {file.checkCode}
                    </bdi>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  )
}

/** What was signed, at which price, and who may decide this and why (A33, E10). */
export function AgreementCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { agreement, authority, price } = file
  return (
    <Panel title={t('agreement.title')}>
      {agreement ? (
        <>
          <p>
            {t('agreement.signed', {
              number: agreement.number,
              name: agreement.signerName,
              date: format.day(dayOf(agreement.signedAt)),
            })}
          </p>
          <a
            href={`/files/agreements/${agreement.agreementId}`}
            className="inline-flex min-h-11 items-center gap-2"
            download
          >
            <IconDownload className="size-5" />
            {t('agreement.download')}
          </a>
        </>
      ) : (
        <Nothing>{t('agreement.none')}</Nothing>
      )}
      <FactList
        className="mt-2"
        facts={[
          ...(price
            ? [
                {
                  key: 'fee',
                  label: t('agreement.fee'),
                  value: `${t('accept.priceText', {
                    percent: formatPercent(price.percent, format.language),
                    minimum: format.money(price.minimum, file.currency),
                  })} · ${t(`accept.price${price.from}`, { tariff: price.tariff })}`,
                },
              ]
            : []),
          ...(agreement
            ? [{ key: 'tone', label: t('agreement.tone'), value: t(`agreement.${agreement.mandate.tone}`) }]
            : []),
        ]}
      />
      {authority ? (
        <div className="mt-4 rounded-sm bg-sunken px-3 py-2 text-sm">
          <p className="font-medium">{t('authority.title')}</p>
          <p>{t(`authority.${authority.decider}`)}</p>
          <p className="text-ink-soft">
            {t(`authority.${authority.why}`, {
              debt: format.money(authority.debtInEur, 'EUR'),
              limit: format.money(authority.limit, 'EUR'),
            })}{' '}
            {t('authority.legal')}
          </p>
        </div>
      ) : null}
    </Panel>
  )
}
