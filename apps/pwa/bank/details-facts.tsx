import { useTranslation } from 'react-i18next'
import { printedIban } from '#shared/bank/bank-details.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Facts } from '#pwa/ui/facts.tsx'
import { IconMinus } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'

type Details = Outputs['bankDetails']['own']['details'][number]

const looks = {
  ACTIVE: { key: 'active', tone: 'good' },
  PENDING: { key: 'pending', tone: 'attention' },
  REPLACED: { key: 'replaced', tone: 'neutral' },
  CANCELLED: { key: 'cancelled', tone: 'neutral' },
  REFUSED: { key: 'refused', tone: 'bad' },
} as const

/** One account with what became of it, and by whom. */
export function DetailsFacts({ details }: { details: Details }) {
  const { t } = useTranslation('bank-details')
  const format = useFormat()
  const { status, iban, holder, street, buildingNumber, postalCode, town, country } = details
  const { key, tone } = looks[status]
  const isOver = status === 'REPLACED' || status === 'CANCELLED'
  const address = [
    [street, buildingNumber].filter(Boolean).join(' '),
    [postalCode, town].filter(Boolean).join(' '),
    format.country(country),
  ]
  const { cancelledAt, cancelledBy } = details
  return (
    <>
      <p className="mb-3">
        <Status tone={tone} icon={isOver ? IconMinus : undefined}>
          {t(key)}
        </Status>
      </p>
      {status === 'PENDING' ? (
        <p className="mb-3 max-w-prose">
          {details.nameCheck === 'WAITS'
            ? t('lookedAt')
            : `${t('from', { at: format.instant(details.activeFrom) })}. ${t('until')}`}
        </p>
      ) : null}
      <Facts
        facts={[
          {
            key: 'iban',
            label: t('account'),
            value: (
              <bdi dir="ltr" className="figures break-words">
                {printedIban(iban)}
              </bdi>
            ),
          },
          { key: 'holder', label: t('holder'), value: <bdi>{holder}</bdi> },
          { key: 'address', label: t('address'), value: <bdi>{address.filter(Boolean).join(', ')}</bdi> },
          {
            key: 'entered',
            label: t('entered'),
            value: t('enteredBy', { person: details.enteredBy, at: format.instant(details.enteredAt) }),
          },
          ...(cancelledAt && cancelledBy
            ? [
                {
                  key: 'cancelled',
                  label: t('cancelled'),
                  value: t('takenBackBy', { person: cancelledBy, at: format.instant(cancelledAt) }),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
