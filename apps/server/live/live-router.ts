import { awayInput, eventsInput, hereInput } from '#shared/live/live-input.ts'
import { ofCase, open, router } from '../trpc.ts'
import { listen } from './listen.ts'
import { sayAway, sayHere } from './presence.ts'

export const liveRouter = router({
  events: open('live.events')
    .input(eventsInput)
    .subscription(({ ctx, input, signal }) => listen(ctx, input, signal)),
  here: ofCase('live.here')
    .input(hereInput)
    .mutation(({ ctx, input }) => sayHere(ctx, input)),
  away: open('live.away')
    .input(awayInput)
    .mutation(({ ctx, input }) => sayAway(ctx, input)),
})
