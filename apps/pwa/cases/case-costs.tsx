import { useTranslation } from 'react-i18next'
import { RouterLink } from '#pwa/app/link.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CaseFile } from './case-screen.tsx'

/** The way to what was asked and spent with the company's consent (A35); nothing where nothing was ever asked. */
export function CaseCosts({ file: { caseId, costs } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  if (costs.asked === 0) return null
  const isAsked = costs.waiting > 0
  return (
    <Card id="costs" title={t('page.costs')} className={isAsked ? 'border-attention!' : undefined}>
      {isAsked ? (
        <Status tone="attention" className="mb-2">
          {t('page.costsWait')}
        </Status>
      ) : null}
      <p className="max-w-prose text-ink-soft">{t('page.costsText')}</p>
      <ButtonLink
        as={RouterLink}
        href={`/app/cases/${caseId}/costs`}
        look={isAsked ? 'primary' : 'secondary'}
        className="mt-4 max-sm:w-full"
      >
        {t(isAsked ? 'page.costsDecide' : 'page.costsAction')}
      </ButtonLink>
    </Card>
  )
}
