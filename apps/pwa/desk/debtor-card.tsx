import { localeOf } from '#shared/languages.ts'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#pwa/app/i18n.ts'
import { useFormat } from '#pwa/app/format.ts'
import { FactList } from './fact-list.tsx'
import { IconMail, IconPhone } from '#pwa/ui/icons.tsx'
import { Meter } from '#pwa/ui/progress.tsx'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

/** A language in the reader's words; also those that people speak and the product does not. */
export const languageName = (code: string) =>
  new Intl.DisplayNames(localeOf(currentLanguage()), { type: 'language' }).of(code || 'und') ?? code

/** Who owes, how to reach them, and what would make the case stronger (A13, A14). */
export function DebtorCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { debtor, completeness } = file
  const registration = [
    debtor.legalForm,
    debtor.companyNumber,
    debtor.vatNumber,
    debtor.soleTrader ? t('debtor.soleTrader') : null,
  ].filter(Boolean)
  const city = [debtor.postalCode, debtor.city].filter(Boolean).join(' ')
  const address = [debtor.street, city, format.country(debtor.country)].filter(Boolean)
  return (
    <Panel title={t('debtor.title')}>
      <FactList
        facts={[
          { key: 'company', label: t('debtor.company'), value: <bdi>{registration.join(' · ')}</bdi> },
          { key: 'address', label: t('debtor.address'), value: address.join(', ') },
          { key: 'language', label: t('debtor.language'), value: languageName(debtor.language) },
        ]}
      />
      <h4 className="mt-4 mb-1 text-sm text-ink-soft">{t('debtor.contacts')}</h4>
      {debtor.contacts.length === 0 ? <Nothing>{t('debtor.noContacts')}</Nothing> : null}
      <ul className="grid gap-1">
        {debtor.contacts.map((contact) => {
          const isMail = contact.kind === 'EMAIL'
          const Drawing = isMail ? IconMail : IconPhone
          return (
            <li key={contact.contactId} className="flex min-w-0 items-center gap-2">
              <Drawing className="size-5 shrink-0 text-ink-soft" />
              <a href={`${isMail ? 'mailto' : 'tel'}:${contact.value}`} className="min-w-0 truncate py-1.5">
                <bdi dir="ltr">{contact.value}</bdi>
              </a>
              <span className="shrink-0 text-sm text-ink-soft">
                {contact.person ? `${contact.person} · ` : ''}
                {languageName(contact.language)}
              </span>
            </li>
          )
        })}
      </ul>
      <Meter
        className="mt-4"
        label={t('debtor.completeness')}
        percent={completeness.score}
        text={format.percent(completeness.score / 100)}
        tone={completeness.score < 60 ? 'attention' : 'good'}
      >
        {completeness.missing.length > 0
          ? t('debtor.wouldHelp', {
              things: format.list(completeness.missing.slice(0, 4).map(({ thing }) => t(`thing.${thing}`))),
            })
          : null}
      </Meter>
    </Panel>
  )
}
