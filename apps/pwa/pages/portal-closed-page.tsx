import type { PortalPage } from '#shared/pages/portal-pages.ts'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import type { PageScreen } from './screen.ts'

/** Expired, revoked and mistyped links all look like this. */
export const portalClosedPage: PageScreen<Extract<PortalPage, { page: 'portal-closed' }>> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('pages')('linkClosed.title') }),
  View({ words, frame }) {
    const t = words('pages')
    return (
      <Column>
        <PageHeading
          title={t('linkClosed.title')}
          lead={t('linkClosed.text', { phone: frame.agency.phone })}
        />
      </Column>
    )
  },
}
