import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export const inRoot = (...parts: string[]): string => resolve(root, ...parts)

/** Everything the program writes: databases, stamps, uploads. Git ignores it; SALDO_VAR moves it. */
export const varDir = inRoot(process.env['SALDO_VAR'] ?? 'var')

export const nodeModule = (...parts: string[]): string => inRoot('node_modules', ...parts)
