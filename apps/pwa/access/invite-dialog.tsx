import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membershipRoles } from '#shared/access/actor.ts'
import { fieldFaults, sayFault, sayInvalid } from '#pwa/app/fault.ts'
import { invalidFields } from '#pwa/app/invalid-fields.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Dialog } from '#pwa/ui/dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { textOf } from './use-submit.ts'

/** Asks a colleague in: an address and what they may do. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['access', 'app'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const invite = useMutation(
    trpc.access.invite.mutationOptions({
      onSuccess: async (_, { email }) => {
        onClose()
        say(t('people.sent', { email }))
        await client.invalidateQueries(trpc.access.members.queryFilter())
      },
    }),
  )
  const [invalid, setInvalid] = useState<Record<string, string>>({})
  const faults = fieldFaults(invite.error, t)
  const isWhole = invite.error && Object.keys(faults).length === 0
  return (
    <Dialog
      open={open}
      onClose={() => {
        invite.reset()
        onClose()
      }}
      title={t('people.inviteTitle')}
      closeLabel={t('common.close', { ns: 'app' })}
      locked={invite.isPending}
    >
      {open ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const found = invalidFields(event.currentTarget)
            setInvalid(found)
            if (Object.keys(found).length > 0) return
            const form = new FormData(event.currentTarget)
            const role = textOf(form, 'role') === 'owner' ? 'owner' : 'member'
            invite.mutate({ email: textOf(form, 'email'), role })
          }}
          className="grid gap-5"
        >
          {isWhole ? (
            <Notice tone="bad" role="alert">
              {sayFault(invite.error, t)}
            </Notice>
          ) : null}
          <TextField
            name="email"
            type="email"
            dir="ltr"
            label={t('people.email')}
            error={sayInvalid(invalid.email, t) ?? faults.email}
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="send"
            autoFocus
            required
          />
          <RadioCards
            legend={t('people.role')}
            name="role"
            defaultValue="member"
            options={membershipRoles.toReversed().map((role) => ({
              value: role,
              label: t(`role.${role}`, { ns: 'app' }),
              hint: t(`people.${role}Hint`),
            }))}
          />
          <p className="text-sm text-ink-soft">{t('people.inviteText')}</p>
          <Button type="submit" look="primary" wide pending={invite.isPending}>
            {t('people.send')}
          </Button>
        </form>
      ) : null}
    </Dialog>
  )
}
