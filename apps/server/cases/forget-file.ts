import type { House } from '../house.ts'

/** Deletes a stored content that no document of any case holds any more. */
export async function forgetFile({ db, files }: Pick<House, 'db' | 'files'>, key: string): Promise<void> {
  const holders = await db.document.count({ where: { fileKey: key, removedAt: null } })
  if (holders === 0) await files.delete(key)
}
