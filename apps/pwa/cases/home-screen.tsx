import { useTranslation } from 'react-i18next'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { PageHeading } from '#pwa/ui/page-heading.tsx'

/** The first screen of a company: what needs it, what moved, what was recovered (A07). */
export default function HomeScreen() {
  const { t } = useTranslation('case-file')
  usePageTitle(t('home.title'))
  return <PageHeading title={t('home.title')} />
}
