import { settingsInput } from '#shared/access/settings-input.ts'
import { open, router } from '../trpc.ts'
import { me } from './access-queries.ts'
import { saveSettings } from './save-settings.ts'

export const accessRouter = router({
  me: open('access.me').query(({ ctx }) => me(ctx)),
  saveSettings: open('access.saveSettings')
    .input(settingsInput)
    .mutation(({ ctx, input }) => saveSettings(ctx, input)),
})
