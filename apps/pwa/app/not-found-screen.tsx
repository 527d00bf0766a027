import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { DrawingSearch } from '#pwa/ui/drawing-search.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { RouterLink } from './link.tsx'
import { usePageTitle } from './page-title.ts'
import { homeOf, useMe } from './session.tsx'

export default function NotFoundScreen() {
  const { t } = useTranslation('app')
  const me = useMe()
  usePageTitle(t('notFound.title'))
  return (
    <EmptyState
      drawing={<DrawingSearch />}
      title={<h1 className="text-lg">{t('notFound.title')}</h1>}
      action={
        <ButtonLink as={RouterLink} href={homeOf(me)} look="primary">
          {t('notFound.home')}
        </ButtonLink>
      }
    >
      {t('notFound.text')}
    </EmptyState>
  )
}
