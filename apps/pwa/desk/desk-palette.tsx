import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { postingNumber, readPostingNumber } from '#shared/ledger/posting-number.ts'
import { type Command, CommandPalette } from '#pwa/ui/command-palette.tsx'
import { IconBuilding, IconCases, IconFile, IconMessages, IconQuestion, IconUsers } from '#pwa/ui/icons.tsx'
import { KeyHelp } from '#pwa/ui/key-help.tsx'
import { Switch } from '#pwa/ui/switch.tsx'
import type { Deed, Tool } from './desk-tools.tsx'
import { singleKeys } from './use-keys.ts'

type Props = { deeds: readonly Deed[]; open: Tool | null; onOpen: (tool: Tool | null) => void }

/** Everything that can be done and found from here, and the keys for it. */
export default function DeskPalette({ deeds, open, onOpen }: Props) {
  const { t } = useTranslation(['desk', 'ui'])
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [areOn, setAreOn] = useState(singleKeys.areOn)
  const found = useFound(query)
  const places: Command[] = [
    { id: 'inbox', label: t('keys.goInbox'), icon: IconMessages, run: () => void navigate('/desk') },
    { id: 'cases', label: t('keys.goCases'), icon: IconCases, run: () => void navigate('/desk/cases') },
    {
      id: 'creditors',
      label: t('keys.goCreditors'),
      icon: IconUsers,
      run: () => void navigate('/desk/creditors'),
    },
    { id: 'bank', label: t('keys.goBank'), icon: IconFile, run: () => void navigate('/desk/bank') },
    { id: 'keys', label: t('keys.title'), icon: IconQuestion, run: () => onOpen('help') },
  ]
  const here = deeds.flatMap(({ key, label, run }): Command[] =>
    run ? [{ id: `deed-${key}`, label, keys: key, run }] : [],
  )
  const keysOf = (group: Deed['group']) =>
    deeds.filter((deed) => deed.group === group).map(({ key, label }) => ({ keys: [key], does: label }))
  return (
    <>
      <CommandPalette
        open={open === 'palette'}
        onClose={() => {
          onOpen(null)
          setQuery('')
        }}
        label={t('keys.commands')}
        placeholder={t('keys.placeholder')}
        emptyLabel={t('keys.nothing')}
        commands={[...here, ...places, ...found]}
        onQuery={setQuery}
      />
      <KeyHelp
        open={open === 'help'}
        onClose={() => onOpen(null)}
        title={t('keys.title')}
        closeLabel={t('dialog.close', { ns: 'ui' })}
        groups={[
          {
            title: t('keys.list'),
            keys: [
              ...keysOf('list'),
              { keys: ['/'], does: t('keys.search') },
              { keys: ['Ctrl', 'K'], does: t('keys.commands') },
              { keys: ['?'], does: t('keys.help') },
            ],
          },
          { title: t('keys.case'), keys: keysOf('case') },
        ].filter(({ keys: some }) => some.length > 0)}
      >
        <Switch
          label={t('keys.single')}
          hint={t('keys.singleHint')}
          checked={areOn}
          onChange={({ currentTarget: { checked } }) => {
            singleKeys.turn(checked)
            setAreOn(checked)
          }}
          className="mt-4"
        />
      </KeyHelp>
    </>
  )
}

/** Cases and companies that fit what is typed, as commands of the palette. */
function useFound(query: string): Command[] {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const format = useFormat()
  const { t } = useTranslation('desk')
  const wanted = query.trim()
  const search = useQuery(
    trpc.desk.search.queryOptions({ query: wanted }, { enabled: wanted.length > 1, staleTime: 5_000 }),
  )
  // The screen of all cases asks with an empty query; its rows are not what was looked for here.
  const { cases = [], creditors = [] } = wanted.length > 1 ? (search.data ?? {}) : {}
  const posting = readPostingNumber(wanted)
  return [
    ...(posting === null
      ? []
      : [
          {
            id: 'posting',
            label: t('keys.posting', { number: postingNumber(posting) }),
            keywords: wanted,
            icon: IconFile,
            run: () => void navigate(`/desk/postings/${postingNumber(posting)}`),
          },
        ]),
    ...cases.slice(0, 8).map((row) => ({
      id: row.caseId,
      label: `${row.debtorName} · ${row.number ?? ''}`,
      hint: `${row.creditorName} · ${format.money(row.principal, row.currency)}`,
      // Found by the server, perhaps by an invoice number or an amount that stands in none of these words.
      keywords: wanted,
      icon: IconCases,
      run: () => void navigate(`/desk/cases/${row.caseId}`),
    })),
    ...creditors.map((row) => ({
      id: row.creditorId,
      label: row.name,
      keywords: wanted,
      icon: IconBuilding,
      run: () => void navigate(`/desk/creditors?query=${encodeURIComponent(row.name)}`),
    })),
  ]
}
