import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { IconMail, IconPhone } from '#pwa/ui/icons.tsx'
import { CaseFacts } from './case-facts.tsx'
import { useLanguageName } from './case-languages.ts'
import type { CaseFile } from './case-screen.tsx'

/** Who owes, as we know them, and the ways we have to reach them. */
export function CaseDebtor({ file: { debtor } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const languageName = useLanguageName()
  const registered = [
    debtor.legalForm,
    debtor.companyNumber,
    debtor.vatNumber,
    debtor.soleTrader ? t('page.soleTrader') : null,
  ].filter(Boolean)
  const town = [debtor.postalCode, debtor.city].filter(Boolean).join(' ')
  const address = [debtor.street, town, format.country(debtor.country)].filter(Boolean)
  return (
    <Card title={t('page.debtor')}>
      <p className="font-semibold">
        <bdi>{debtor.name}</bdi>
      </p>
      <CaseFacts
        className="mt-3"
        facts={[
          { key: 'registered', label: t('page.registered'), value: registered.join(' · ') },
          { key: 'address', label: t('page.address'), value: address.join(', ') },
          { key: 'language', label: t('page.language'), value: languageName(debtor.language) },
        ]}
      />
      {debtor.contacts.length === 0 ? (
        <p className="mt-3 text-ink-soft">{t('page.contactsNone')}</p>
      ) : (
        <ul className="mt-3 grid grid-cols-1 gap-3 border-t border-line pt-4" aria-label={t('page.contacts')}>
          {debtor.contacts.map((contact) => {
            const Drawing = contact.kind === 'EMAIL' ? IconMail : IconPhone
            return (
              <li key={contact.id} className="flex gap-3">
                <Drawing className="mt-0.5 size-5 shrink-0 text-ink-soft" />
                <div className="min-w-0">
                  <bdi dir="ltr" className="figures break-words">
                    {contact.value}
                  </bdi>
                  <p className="text-sm text-ink-soft">
                    {[contact.person, contact.language ? languageName(contact.language) : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
