import { build } from './build-product.ts'
import { budgetTable } from './budgets.ts'
import { command } from './say.ts'

/** `npm run build`: always from the start, with the sizes that matter printed. */
await command(async () => {
  await build()
  process.stdout.write(`${budgetTable()}\n`)
})
