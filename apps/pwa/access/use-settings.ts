import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { meKey, useTRPC } from '#pwa/app/trpc.ts'

/** Saves a setting of the person, says so, and lets the shell know. */
export function useSettings() {
  const { t } = useTranslation('app')
  const trpc = useTRPC()
  const client = useQueryClient()
  return useMutation(
    trpc.access.saveSettings.mutationOptions({
      onSuccess: () => say(t('common.saved')),
      onError: (error) => say(sayFault(error, t), 'bad'),
      onSettled: () => client.invalidateQueries({ queryKey: meKey }),
    }),
  )
}
