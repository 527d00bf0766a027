import { useTranslation } from 'react-i18next'
import { RouterLink } from '#pwa/app/link.tsx'
import { cx } from '#pwa/ui/cx.ts'

const groups = ['ALL', 'OPEN', 'YOURS', 'DRAFTS', 'OVER'] as const
type Group = (typeof groups)[number]

export const groupOf = (params: URLSearchParams): Group =>
  groups.find((group) => group === params.get('group')) ?? 'ALL'

/** Which cases are shown. Each choice has an address and keeps what is looked for. */
export function CasesFilter({ group: chosen, params }: { group: Group; params: URLSearchParams }) {
  const { t } = useTranslation('case-file')
  const addressOf = (group: Group) => {
    const next = new URLSearchParams(params)
    next.set('group', group)
    if (group === 'ALL') next.delete('group')
    return `/app/cases?${next}`
  }
  return (
    <nav aria-label={t('list.groups')} className="-mx-4 mb-4 overflow-x-auto px-4 py-1 sm:-mx-1 sm:px-1">
      <ul className="flex gap-2">
        {groups.map((group) => (
          <li key={group}>
            <RouterLink
              href={addressOf(group)}
              aria-current={group === chosen ? 'true' : undefined}
              className={cx(
                'inline-flex min-h-12 items-center rounded-full border px-4 font-medium whitespace-nowrap no-underline transition-colors',
                group === chosen
                  ? 'border-primary bg-primary text-on-primary'
                  : 'border-edge bg-surface text-ink hover:border-ink hover:bg-sunken',
              )}
            >
              {t(`list.${group}`)}
            </RouterLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
