import type { PortalPlanNonePage } from '#shared/pages/plan-pages.ts'
import { sayRefusal } from '../pages/faults.tsx'
import type { PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** No plan is possible now: why, and what is possible instead. */
export const planNonePage: PageScreen<PortalPlanNonePage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('plan-page')('none.title') }),
  View({ page, frame, words }) {
    const t = words('plan-page')
    return (
      <Column>
        <PageHeading
          title={t('none.title')}
          lead={sayRefusal(page.whyNot, words, frame.language)}
          back={{ href: '/d/claim', label: t('back') }}
        />
        <ButtonLink href="/d/ask">{t('talk.ask')}</ButtonLink>
      </Column>
    )
  },
}
