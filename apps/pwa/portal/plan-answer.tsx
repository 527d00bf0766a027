import type { PlanTalk } from '#shared/pages/plan-pages.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import type { WhyKey } from './plan-answer-keys.ts'

type Told = Pick<PlanTalk, 'managerName' | 'creditorName' | 'answerBy'>

/** The names and the day that every sentence about a decision is filled with. */
export function told({ managerName, creditorName, answerBy }: Told, words: Words, format: Format) {
  return {
    manager: managerName ?? words('plan-page')('manager'),
    creditor: creditorName,
    date: format.day(answerBy),
  }
}

/** Who decides about these terms and why, by when, and what silence means. */
export function WhoDecides({
  talk,
  which,
  words,
  format,
}: {
  talk: Told
  which: WhyKey
  words: Words
  format: Format
}) {
  const t = words('plan-page')
  return (
    <>
      <p>{t(`why.${which}`, told(talk, words, format))}</p>
      {which === 'NOBODY' ? null : <p className="mt-1">{t('why.silence')}</p>}
    </>
  )
}
