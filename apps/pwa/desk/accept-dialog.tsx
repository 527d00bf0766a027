import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/ids.ts'
import { formatPercent } from '#shared/percent.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { FactList } from './fact-list.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { NativeSelect } from '#pwa/ui/select-field.tsx'
import { languageName } from './debtor-card.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

type Props = {
  file: CaseFile
  acceptance: NonNullable<CaseFile['acceptance']>
  open: boolean
  onClose: () => void
  onDone: () => void
}

/** Accepting, with everything it sets in motion before the button: who, to whom, in which language, at which price. */
export function AcceptDialog({ file, acceptance, open, onClose, onDone }: Props) {
  const { t } = useTranslation(['desk', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [chosen, setChosen] = useState<string>('')
  const accept = useDeed(
    trpc.cases.accept.mutationOptions(),
    ({ collectorName }) => t('accept.done', { name: collectorName }),
    onDone,
  )
  const { collector, price, mailTo, letterLanguage, refusal, agreement } = acceptance
  const language = languageName(letterLanguage)
  const picked = file.collectors.find(({ userId }) => userId === chosen)
  const speaks = picked ? picked.skills.includes(collector?.language ?? '') : collector?.why === 'LANGUAGE'
  const name = picked?.name ?? collector?.name ?? ''
  return (
    <ConfirmDialog
      open={open}
      title={t('accept.title')}
      confirmLabel={t('accept.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={accept.isPending}
      error={accept.fault ?? (refusal ? `${t('accept.blocked')}: ${sayRefusal(refusal, t)}` : null)}
      onCancel={onClose}
      onConfirm={() => {
        if (refusal) return
        accept.mutate({
          caseId: file.caseId,
          version: file.version,
          ...(picked ? { collectorId: picked.userId as UserId } : {}),
        })
      }}
    >
      <p className="mb-3">{t('accept.lead')}</p>
      <FactList
        facts={[
          {
            key: 'collector',
            label: t('accept.collector'),
            value: (
              <>
                <NativeSelect
                  aria-label={t('accept.choose')}
                  value={chosen}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                >
                  <option value="">{t('accept.chosenByRule', { name: collector?.name ?? '–' })}</option>
                  {file.collectors.map((row) => (
                    <option key={row.userId} value={row.userId}>
                      {row.name} ({row.skills.map(languageName).join(', ')}; {format.count(row.activeCases)})
                    </option>
                  ))}
                </NativeSelect>
                {speaks ? (
                  <span className="mt-1 block text-sm text-ink-soft">
                    {t('accept.collectorLanguage', {
                      name,
                      language: languageName(collector?.language ?? ''),
                      number: format.count(picked?.activeCases ?? collector?.activeCases ?? 0),
                    })}
                  </span>
                ) : (
                  <Notice tone="attention" className="mt-2">
                    {t('accept.collectorFallback', {
                      name,
                      language: languageName(collector?.language ?? ''),
                    })}
                  </Notice>
                )}
              </>
            ),
          },
          {
            key: 'letter',
            label: t(mailTo.length > 0 ? 'accept.letterMail' : 'accept.letterPost', { language }),
            value: (
              <ul>
                {mailTo.length > 0 ? (
                  mailTo.map((to) => (
                    <li key={to.contactId} className="break-words">
                      <bdi dir="ltr">{to.email}</bdi> · {languageName(to.language)}
                    </li>
                  ))
                ) : (
                  <li>
                    {[file.debtor.name, file.debtor.street, file.debtor.city].filter(Boolean).join(', ')}
                  </li>
                )}
              </ul>
            ),
          },
          {
            key: 'claim',
            label: t('accept.claim'),
            value: file.claim ? <b>{format.money(file.claim.outstanding, file.currency)}</b> : '–',
          },
          {
            key: 'price',
            label: t('accept.price'),
            value: price
              ? `${t('accept.priceText', {
                  percent: formatPercent(price.percent, format.language),
                  minimum: format.money(price.minimum, file.currency),
                })}, ${t(`accept.price${price.from}`, { tariff: price.tariff })}`
              : '–',
          },
          { key: 'agreement', label: t('accept.agreement'), value: agreement?.number ?? '–' },
        ]}
      />
      <p className="mt-4 text-sm text-ink-soft">{t('accept.mailCreditor')}</p>
    </ConfirmDialog>
  )
}
