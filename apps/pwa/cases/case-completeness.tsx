import { useTranslation } from 'react-i18next'
import { isOver } from '#shared/cases/case.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Meter } from '#pwa/ui/progress.tsx'
import type { CaseFile } from './case-screen.tsx'

const few = 4

/** How much we have to work with, and what would help most (A13). */
export function CaseCompleteness({ file: { completeness, status } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { score, missing } = completeness
  if (isOver(status)) return null
  return (
    <Card>
      <h2 className="sr-only">{t('page.completeness')}</h2>
      <Meter
        label={t('page.completeness')}
        percent={score}
        text={t('page.score', { score: format.count(score) })}
        tone={score === 100 ? 'good' : 'info'}
      >
        {missing.length === 0 ? (
          t('page.complete')
        ) : (
          <>
            <p>{t('page.wouldHelp')}</p>
            <ul className="mt-1 list-disc ps-5">
              {missing.slice(0, few).map(({ thing }) => (
                <li key={thing}>{t(`things.${thing}`)}</li>
              ))}
            </ul>
          </>
        )}
      </Meter>
    </Card>
  )
}
