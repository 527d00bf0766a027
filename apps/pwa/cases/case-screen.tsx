import { useTranslation } from 'react-i18next'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { PageHeading } from '#pwa/ui/page-heading.tsx'

/** One case, for the company whose money it is about. */
export default function CaseScreen() {
  const { t } = useTranslation('case-file')
  usePageTitle(t('page.title'))
  return <PageHeading title={t('page.title')} />
}
