import {
  creditorsInput,
  inboxInput,
  noteInput,
  searchInput,
  workspaceInput,
} from '#shared/desk/desk-input.ts'
import { ofCase, open, router } from '../trpc.ts'
import { addNote } from './add-note.ts'
import { inbox } from './inbox-query.ts'
import { creditors, search } from './search-query.ts'
import { workspace } from './workspace-query.ts'

export const deskRouter = router({
  inbox: open('desk.inbox')
    .input(inboxInput)
    .query(({ ctx, input }) => inbox(ctx, input)),
  search: open('desk.search')
    .input(searchInput)
    .query(({ ctx, input }) => search(ctx, input)),
  creditors: open('desk.creditors')
    .input(creditorsInput)
    .query(({ ctx, input }) => creditors(ctx, input)),
  workspace: ofCase('desk.workspace')
    .input(workspaceInput)
    .query(({ ctx }) => workspace(ctx)),
  addNote: ofCase('desk.addNote')
    .input(noteInput)
    .mutation(({ ctx, input }) => addNote(ctx, input)),
})
