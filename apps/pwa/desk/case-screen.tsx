import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { isId } from '#shared/ids.ts'
import NotFoundScreen from '#pwa/app/not-found-screen.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Workspace } from './workspace.tsx'

/** One case in the whole window, found by search or by an address in a mail. */
export default function CaseScreen() {
  const { t } = useTranslation('desk')
  const { caseId } = useParams()
  usePageTitle(t('cases.title'))
  return isId('case', caseId) ? <Workspace key={caseId} caseId={caseId} /> : <NotFoundScreen />
}
