import {
  complaintIdInput,
  creditorsInput,
  inboxInput,
  leadInput,
  noteInput,
  searchInput,
  setAsideInput,
  workspaceInput,
} from '#shared/desk/desk-input.ts'
import { postingInput } from '#shared/ledger/account-book-input.ts'
import { deskPosting } from '../ledger/posting-query.ts'
import { ofCase, open, router } from '../trpc.ts'
import { addNote } from './add-note.ts'
import { inbox } from './inbox-query.ts'
import { creditors, search } from './search-query.ts'
import { complaint, lead, setAside } from './single-queries.ts'
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
  lead: open('desk.lead')
    .input(leadInput)
    .query(({ ctx, input }) => lead(ctx, input)),
  complaint: open('desk.complaint')
    .input(complaintIdInput)
    .query(({ ctx, input }) => complaint(ctx, input)),
  posting: open('desk.posting')
    .input(postingInput)
    .query(({ ctx, input }) => deskPosting(ctx, input)),
  setAside: open('desk.setAside')
    .input(setAsideInput)
    .query(({ ctx, input }) => setAside(ctx, input)),
  addNote: ofCase('desk.addNote')
    .input(noteInput)
    .mutation(({ ctx, input }) => addNote(ctx, input)),
})
