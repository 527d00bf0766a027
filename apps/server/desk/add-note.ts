import { isStaff } from '#shared/access/actor.ts'
import type { NoteInput } from '#shared/desk/desk-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/** A note for colleagues (A28). It stays at the desk: the record says that there is one, not what is in it. */
export async function addNote(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { noteId, text }: NoteInput,
) {
  if (!isStaff(actor)) throw new Error('Only the desk writes notes')
  return inTransaction(house.db, actor, async (tx) => {
    const at = house.clock.now()
    const { count } = await tx.note.createMany({
      data: {
        id: noteId,
        caseId,
        creditorId,
        authorId: actor.userId,
        authorName: actor.name,
        text,
        createdAt: new Date(at),
      },
      skipDuplicates: true,
    })
    if (count === 0) {
      const known = await tx.note.count({ where: { id: noteId, caseId, authorId: actor.userId } })
      if (known === 0) throw new Refusal('contact.otherMessage')
      return { noteId }
    }
    await record(tx, actor, { caseId, creditorId, kind: 'note-added', at, after: { noteId } })
    return { noteId }
  })
}
