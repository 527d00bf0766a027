import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { useMe } from '#pwa/app/session.tsx'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ContactLinks } from './contact-links.tsx'

/** A person with a name, a number and an address: the account manager, and the office behind them (A30, A64). */
export function HelpCard() {
  const { t } = useTranslation(['access', 'app'])
  const { company, support } = useMe()
  const format = useFormat()
  const { manager, deputy } = company ?? {}
  return (
    <Card title={t('account.help')}>
      <div className="grid gap-5">
        {manager ? (
          <div>
            <div className="flex items-center gap-3">
              <Avatar name={manager.name} />
              <div className="min-w-0">
                <p className="font-medium">{manager.name}</p>
                <p className="text-sm text-ink-soft">{t('account.manager')}</p>
              </div>
            </div>
            {deputy ? (
              <>
                <p className="mt-3">
                  {t('absence.meanwhile', { name: deputy.name, until: format.day(deputy.untilOn) })}
                </p>
                <ContactLinks phone={deputy.phone} email={deputy.email} />
              </>
            ) : (
              <ContactLinks phone={manager.phone} email={manager.email} />
            )}
          </div>
        ) : null}
        <div>
          <p className="font-medium">{support.name}</p>
          <p className="text-sm text-ink-soft">{t('account.office')}</p>
          <ContactLinks phone={support.phone} email={support.email} />
        </div>
      </div>
    </Card>
  )
}
