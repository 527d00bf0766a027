import { open, router } from '../trpc.ts'
import { me } from './access-queries.ts'

export const accessRouter = router({
  me: open('access.me').query(({ ctx }) => me(ctx)),
})
