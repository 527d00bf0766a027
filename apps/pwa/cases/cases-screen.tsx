import { useTranslation } from 'react-i18next'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { PageHeading } from '#pwa/ui/page-heading.tsx'

/** A company's cases, what moved last first. */
export default function CasesScreen() {
  const { t } = useTranslation('case-file')
  usePageTitle(t('list.title'))
  return <PageHeading title={t('list.title')} />
}
