import type { PortalPage } from '#shared/pages/portal-pages.ts'
import type { PageScreen } from '../pages/screen.ts'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** The visit is over. */
export const leftPage: PageScreen<Extract<PortalPage, { page: 'portal-left' }>> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('left.title') }),
  View({ words }) {
    const t = words('portal')
    return (
      <Column>
        <PageHeading title={t('left.title')} lead={t('left.text')} />
      </Column>
    )
  },
}
