import { useTranslation } from 'react-i18next'
import { useMe } from '#pwa/app/session.tsx'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Reach } from './case-reach.tsx'

/** The person who answers for this company, by name (A30). */
export function HomeManager() {
  const { t } = useTranslation('case-file')
  const manager = useMe().company?.manager
  if (!manager) return null
  return (
    <Card title={t('page.manager')}>
      <div className="flex items-center gap-4">
        <Avatar name={manager.name} className="size-12" />
        <div className="min-w-0">
          <p className="font-semibold">{manager.name}</p>
          <p className="text-sm text-ink-soft">{t('home.managerText')}</p>
        </div>
      </div>
      <Reach email={manager.email} phone={manager.phone} className="mt-3" />
    </Card>
  )
}
