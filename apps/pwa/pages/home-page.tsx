import type { PublicPage } from '#shared/pages/public-pages.ts'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import type { PageScreen } from './screen.ts'

export const homePage: PageScreen<Extract<PublicPage, { page: 'home' }>> = {
  frame: 'public',
  head: ({ words }) => ({ title: words('pages')('home.title') }),
  View: ({ words }) => (
    <Column>
      <PageHeading title={words('pages')('home.title')} />
    </Column>
  ),
}
