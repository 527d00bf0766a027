import type { Prisma } from '#db/client.ts'

/** Submitted cases that are still open, by what a person knows of one: its number, a reference, its debtor, an invoice. */
export function casesByWords(query: string): Prisma.CaseWhereInput {
  const contains = { contains: query, mode: 'insensitive' } as const
  return {
    number: { not: null },
    status: { notIn: ['DRAFT', 'DECLINED', 'CLOSED'] },
    ...(query === ''
      ? {}
      : {
          OR: [
            { number: contains },
            { reference: contains },
            { debtor: { name: contains } },
            { invoices: { some: { number: contains } } },
          ],
        }),
  }
}
