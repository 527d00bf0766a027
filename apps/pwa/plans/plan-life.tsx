import { useTranslation } from 'react-i18next'
import { type ToldState, toldStateOf } from '#shared/plans/plan-state.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { PlanOfCase } from './use-plan.ts'

const tones = {
  IN_GRACE: 'attention',
  HELD: 'info',
  RESTORABLE: 'attention',
  BROKEN: 'bad',
  RESTORED: 'good',
} as const satisfies Record<ToldState, Tone>

/** What is told of a plan; of a case that is over nothing is late any more, and what was paid or replaced has its own words. */
export function toldOf({ life, plan, ended }: PlanOfCase): ToldState | null {
  const isOpen = plan !== null || (ended?.end === 'DEFAULTED' && ended.next === 'REST')
  return life && isOpen ? toldStateOf(life) : null
}

/**
 * What became of a plan, for the creditor and the desk: what happened and since when, what is owed now, what each side can
 * do and by when, and what happens if nobody does anything (D2). Nothing where it simply runs.
 */
export function PlanLife({ plan }: { plan: PlanOfCase }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const side = useActor().kind === 'creditor' ? 'creditor' : 'desk'
  const { life, ended, currency, today } = plan
  const told = toldOf(plan)
  if (!life || !told) return null
  const { until, arrears, brokenOn, restoredOn, cureBy, decided } = life
  const money = (amount: typeof arrears) => format.money(amount, currency)
  const since = brokenOn ?? restoredOn
  const values = {
    amount: money(arrears),
    whole: money(ended?.dueNow ?? arrears),
    until: until ? format.day(until) : '',
    since: since ? format.day(since) : '',
    name: ended?.managerName ?? t('life.manager'),
  }
  const cure =
    told === 'RESTORED' && cureBy !== null && cureBy >= today
      ? ` ${t('life.RESTORED.cure', { date: format.day(cureBy) })}`
      : ''
  const say = (what: 'happened' | 'now' | 'debtor' | 'silence' | typeof side) =>
    t(`life.${told}.${what}`, values)
  return (
    <div className="grid gap-3">
      <p>
        <Status tone={tones[told]}>{t(`life.state.${told}`)}</Status>
      </p>
      <Facts
        facts={[
          { key: 'happened', label: t('life.happened'), value: say('happened') },
          { key: 'now', label: t('life.now'), value: say('now') },
          { key: 'debtor', label: t('life.debtor'), value: `${say('debtor')}${cure}` },
          { key: 'you', label: t('life.you'), value: say(side) },
          { key: 'silence', label: t('life.silence'), value: say('silence') },
        ]}
      />
      {decided ? <p className="text-ink-soft">{t(`broken.decided.${decided}`)}</p> : null}
    </div>
  )
}
