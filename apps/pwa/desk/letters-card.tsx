import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import type { WhyNotAct } from '#shared/desk/why-not-act.ts'
import type { Id, LetterId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { IconLetter } from '#pwa/ui/icons.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { languageName } from './debtor-card.tsx'
import { Nothing, Panel } from './panel.tsx'
import { RefusedWhy, SendAgain } from './refused-letter.tsx'
import { saveFile } from './save-file.ts'
import { type CaseFile, useDeed } from './use-desk.ts'

const dayOf = (at: string) => at.slice(0, 10) as Day
const titles: Record<string, 'letters.RENEWED' | 'letters.SETTLEMENT'> = {
  RENEWED: 'letters.RENEWED',
  SETTLEMENT: 'letters.SETTLEMENT',
}
type Asked = { contactId: string; value: string } | 'revoke' | null

/** What the debtor was sent, which links open, and how to send or close one. */
export function LettersCard({ file, whyNot }: { file: CaseFile; whyNot: WhyNotAct | null }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const trpc = useTRPC()
  const [asked, setAsked] = useState<Asked>(null)
  const [why, setWhy] = useState('')
  const close = () => setAsked(null)
  const { caseId, letters, links, debtor } = file
  const mailOf = (contactId: string | null) =>
    debtor.contacts.find((contact) => contact.contactId === contactId)?.value ?? ''
  // A letter with no secret in it goes to every address that is known.
  const everyMail = debtor.contacts.filter(({ kind }) => kind === 'EMAIL').map(({ value }) => value)
  const mailsOf = (contactId: string | null) =>
    contactId === null ? format.list(everyMail) : mailOf(contactId)
  const renew = useDeed(
    trpc.contact.renewLink.mutationOptions(),
    ({ email }) => t('letters.renewed', { name: email }),
    close,
  )
  const revoke = useDeed(trpc.contact.revokeLinks.mutationOptions(), () => t('letters.revokedDone'), close)
  const posted = useDeed(trpc.contact.markPosted.mutationOptions(), () => t('letters.postedDone'))
  const print = useDeed(trpc.contact.printLetter.mutationOptions(), ({ name, pdf }) => {
    saveFile(name, 'application/pdf', pdf)
    return t('letters.printHint')
  })
  const open = links.filter((link) => !link.revokedAt)
  return (
    <Panel title={t('letters.title')}>
      {letters.length === 0 ? <Nothing>{t('letters.none')}</Nothing> : null}
      <ul className="grid gap-3">
        {letters.map((letter) => (
          <li key={letter.letterId} className="flex gap-3">
            <IconLetter className="mt-0.5 size-5 shrink-0 text-ink-soft" />
            <div className="min-w-0 wrap-anywhere">
              <p>
                {t(titles[letter.kind] ?? 'letters.FIRST')}, {languageName(letter.language)},{' '}
                {letter.channel === 'POST'
                  ? t('letters.POST')
                  : t('letters.EMAIL', { to: mailsOf(letter.contactId) })}{' '}
                · <span className="text-ink-soft">{format.day(letter.createdOn)}</span>
              </p>
              <p className="flex flex-wrap items-center gap-x-4">
                <a
                  href={`/files/letters/${letter.letterId}`}
                  download
                  className="inline-flex min-h-11 items-center gap-1.5"
                >
                  <IconDownload className="size-5" />
                  {t('letters.copy', { name: file.number ?? '' })}
                </a>
                {letter.sentAt === null ? (
                  <Status tone={letter.refused ? 'bad' : 'attention'}>
                    {t(letter.refused ? 'refused.waits' : 'letters.waitsPost')}
                  </Status>
                ) : null}
              </p>
              {letter.refused ? <RefusedWhy refused={letter.refused} /> : null}
              {letter.refused && !whyNot ? (
                <>
                  <SendAgain file={file} letter={letter} to={letter.refused.to} />
                  <p className="mt-4 mb-1 text-sm text-ink-soft">{t('refused.orPost')}</p>
                </>
              ) : null}
              {letter.sentAt === null && !whyNot ? (
                <>
                  <p className="flex flex-wrap gap-2">
                    {letter.kind === 'SETTLEMENT' ? null : (
                      <Button
                        look={letter.refused ? undefined : 'primary'}
                        pending={print.isPending}
                        onClick={() => print.mutate({ caseId, letterId: letter.letterId as LetterId })}
                      >
                        {t('letters.print')}
                      </Button>
                    )}
                    {letter.channel === 'POST' ? (
                      <Button
                        pending={posted.isPending}
                        onClick={() => posted.mutate({ caseId, letterId: letter.letterId as LetterId })}
                      >
                        {t('letters.posted')}
                      </Button>
                    ) : null}
                  </p>
                  {letter.kind === 'SETTLEMENT' ? null : (
                    <p className="mt-1 text-sm text-ink-soft">{t('letters.printHint')}</p>
                  )}
                  {(posted.fault ?? print.fault) ? (
                    <p role="alert" className="text-bad">
                      {posted.fault ?? print.fault}
                    </p>
                  ) : null}
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {links.length > 0 ? (
        <ul className="mt-4 grid gap-2 border-t border-line pt-3">
          {links.map((link) => (
            <li key={link.linkId} className="min-w-0">
              <p className="wrap-anywhere">
                {link.contactId
                  ? t('letters.linkTo', { name: mailOf(link.contactId) })
                  : t('letters.linkPosted')}
              </p>
              <p className="text-sm text-ink-soft">
                {link.firstOpenedAt
                  ? t('letters.opened', { date: format.day(dayOf(link.firstOpenedAt)) })
                  : t('letters.unopened')}{' '}
                ·{' '}
                {link.revokedAt
                  ? t('letters.revoked', { date: format.day(dayOf(link.revokedAt)) })
                  : t('letters.until', { date: format.day(dayOf(link.expiresAt)) })}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {whyNot || letters.length === 0 ? null : (
        <p className="mt-3 flex flex-wrap gap-2">
          {debtor.contacts
            .filter(({ kind }) => kind === 'EMAIL')
            .map((contact) => (
              <Button key={contact.contactId} className="wrap-anywhere" onClick={() => setAsked(contact)}>
                {t('letters.renew', { name: contact.value })}
              </Button>
            ))}
          {open.length > 0 ? (
            <Button look="quiet" onClick={() => setAsked('revoke')}>
              {t('letters.revoke')}
            </Button>
          ) : null}
        </p>
      )}
      <ConfirmDialog
        open={asked !== null && asked !== 'revoke'}
        title={t('letters.renewTitle')}
        confirmLabel={t('letters.renewConfirm')}
        cancelLabel={t('act.cancel')}
        closeLabel={t('act.close')}
        pending={renew.isPending}
        error={renew.fault}
        onCancel={close}
        onConfirm={() => {
          if (asked !== null && asked !== 'revoke')
            renew.mutate({ caseId, contactId: asked.contactId as Id<'contact'> })
        }}
      >
        {t('letters.renewText', { name: asked !== null && asked !== 'revoke' ? asked.value : '' })}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'revoke'}
        danger
        title={t('letters.revokeTitle')}
        confirmLabel={t('letters.revokeConfirm')}
        cancelLabel={t('act.cancel')}
        closeLabel={t('act.close')}
        pending={revoke.isPending}
        error={revoke.fault}
        onCancel={close}
        onConfirm={() => revoke.mutate({ caseId, why })}
      >
        <p className="mb-4">{t('letters.revokeText', { number: format.count(open.length) })}</p>
        <TextArea
          label={t('letters.revokeWhy')}
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </Panel>
  )
}
